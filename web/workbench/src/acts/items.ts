import type { Me } from '../api/me.js';
import type { OfferedAct } from './act.js';
import { bodyOf, type Field, type Values } from './field.js';

/** An item as intake answers it. */
export interface ItemFile {
  readonly version: number;
  readonly phase: string;
  readonly item: string;
  readonly organ: string;
  readonly section: string;
  readonly responsible: string;
  readonly category: string;
  readonly visibility: string;
  readonly attribute: string;
  readonly indexNumber: string | null;
  readonly formedOn: string;
  readonly publishBy: string;
  readonly publishedOn: string | null;
  readonly termMissed: boolean;
  readonly attachments?: readonly { readonly digest: string; readonly mediaType: string; readonly size: number }[];
  readonly duties: readonly { readonly duty: string; readonly due: string; readonly missed: boolean }[];
}

const content: readonly Field[] = [
  { name: 'title', label: 'field.title', kind: 'text', max: 300, required: true },
  { name: 'text', label: 'field.text', kind: 'longText', max: 1_000_000, required: true },
  { name: 'summary', label: 'field.summary', kind: 'text', max: 500 },
];
const files: Field = { name: 'attachments', label: 'field.attachments', kind: 'files', hint: 'hint.attachments' };
/** Of an item that may have files already: without new ones they stay, unless somebody says otherwise. */
const changedFiles: readonly Field[] = [
  { name: 'withoutAttachments', label: 'field.withoutAttachments', kind: 'flag' },
  {
    ...files,
    hint: 'hint.attachmentsStay',
    when: ({ withoutAttachments }) => withoutAttachments !== true,
  },
];
const changedContent = (fields: readonly Field[], values: Values): object => {
  const { withoutAttachments, ...body } = bodyOf(fields, values);
  return withoutAttachments === true ? { ...body, attachments: [] } : body;
};
const MEDIA = [
  'website',
  'newMedia',
  'press',
  'radio',
  'television',
  'noticeBoard',
  'screen',
  'pressConference',
  'serviceWindow',
  'gazette',
  'other',
];
const reason: Field = { name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true };
const inWork = ({ phase }: ItemFile): boolean => phase === 'proposed' || phase === 'returned';
const wasOut = ({ phase }: ItemFile): boolean => phase === 'published' || phase === 'takenDown';

export const itemActs: readonly OfferedAct<ItemFile>[] = [
  {
    name: 'item.edit',
    service: 'intake',
    path: 'items/:id/edits',
    permission: 'item.edit',
    offered: inWork,
    fields: [...content, ...changedFiles],
    body(values) {
      return changedContent(this.fields, values);
    },
    grave: true,
  },
  {
    name: 'item.revise',
    service: 'intake',
    path: 'items/:id/revisions',
    permission: 'item.edit',
    offered: wasOut,
    fields: [...content, ...changedFiles],
    body(values) {
      return changedContent(this.fields, values);
    },
  },
  {
    name: 'item.widen',
    service: 'intake',
    path: 'items/:id/widening',
    permission: 'item.edit',
    offered: ({ visibility, phase }) => visibility !== 'public' && phase !== 'withdrawn' && phase !== 'proposed',
    fields: [reason],
  },
  {
    name: 'item.withdraw',
    service: 'intake',
    path: 'items/:id/withdrawal',
    permission: 'item.withdraw',
    offered: inWork,
    fields: [reason],
    grave: true,
  },
];

/** The organ and section in which somebody proposes: of their grant, where that names one. */
const homeOf = (me: Me): { readonly organ?: string | undefined; readonly section?: string | undefined } => {
  const grant = me.answer.grants.find(({ permissions }) => permissions.includes('item.propose'));
  return { organ: grant?.organ ?? undefined, section: grant?.section ?? undefined };
};

export const proposeItem: OfferedAct<undefined> = {
  name: 'item.propose',
  service: 'intake',
  path: 'items',
  permission: 'item.propose',
  offered: () => true,
  initial: (_, me) => ({
    ...homeOf(me),
    visibility: 'public',
    attribute: 'proactive',
    origin: true,
    officialDocument: false,
    manners: ['website'],
    formedOn: me.today,
  }),
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    { name: 'section', label: 'field.section', kind: 'section', required: true },
    { name: 'title', label: 'field.title', kind: 'text', max: 300, required: true },
    { name: 'text', label: 'field.text', kind: 'longText', max: 1_000_000, required: true },
    { name: 'summary', label: 'field.summary', kind: 'text', max: 500 },
    files,
    { name: 'category', label: 'field.category', kind: 'text', max: 80, required: true },
    { name: 'formedOn', label: 'field.formedOn', kind: 'date', required: true },
    {
      name: 'visibility',
      label: 'field.visibility',
      kind: 'choice',
      vocabulary: 'visibilities',
      codes: ['public', 'internal', 'closed'],
      required: true,
    },
    {
      name: 'attribute',
      label: 'field.attribute',
      kind: 'choice',
      vocabulary: 'opennessAttributes',
      codes: ['proactive', 'onApplication', 'notOpen'],
      required: true,
    },
    {
      name: 'attributeGround',
      label: 'field.ground',
      kind: 'choice',
      vocabulary: 'grounds',
      codes: ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'],
      when: ({ attribute }) => attribute !== 'proactive',
    },
    { name: 'origin', label: 'field.madeHere', kind: 'flag' },
    { name: 'officialDocument', label: 'field.officialDocument', kind: 'flag' },
    {
      name: 'documentNumber',
      label: 'field.documentNumber',
      kind: 'text',
      max: 80,
      when: ({ officialDocument }) => officialDocument === true,
    },
    { name: 'manners', label: 'field.manners', kind: 'choices', vocabulary: 'media', codes: MEDIA, required: true },
  ],
  body(values) {
    const { officialDocument, ...body } = bodyOf(this.fields, values);
    return {
      ...body,
      origin: values['origin'] === true ? 'made' : 'obtained',
      carrier: officialDocument === true ? 'officialDocument' : 'other',
    };
  },
};
