import type { OfferedAct } from './act.js';
import { bodyOf, type Field } from './field.js';

/** A complaint, report or suggestion as intake answers it: without who spoke and what they said. */
export interface ComplaintFile {
  readonly version: number;
  readonly complaint: string;
  readonly organ: string;
  readonly about: string | null;
  readonly kind: string;
  readonly phase: 'received' | 'accepted' | 'answered' | 'closed';
  readonly anonymous?: boolean;
  readonly extended: boolean;
}

type Act = OfferedAct<ComplaintFile>;

const reason: Field = { name: 'reason', label: 'field.reason', kind: 'longText', max: 2000, required: true };
const named: Field['when'] = (values) => Boolean(values['complainant.name']);

/** Takes one in that came by telephone, letter or in person. */
export const receiveComplaint: OfferedAct<undefined> = {
  name: 'complaint.receive',
  service: 'intake',
  path: 'complaints',
  permission: 'complaint.receive',
  offered: () => true,
  initial: (_, me) => ({ organ: me.organsFor('complaint.receive')[0]?.organ, receivedOn: me.today }),
  fields: [
    { name: 'organ', label: 'field.receivingOrgan', kind: 'organ', required: true },
    {
      name: 'kind',
      label: 'field.complaintKind',
      kind: 'choice',
      vocabulary: 'complaintKinds',
      codes: ['complaint', 'report', 'suggestion'],
      required: true,
    },
    {
      name: 'channel',
      label: 'field.complaintChannel',
      kind: 'choice',
      vocabulary: 'complaintChannels',
      codes: ['hotline', 'mailbox', 'letter', 'visit', 'invitedSupervisor'],
      required: true,
    },
    {
      name: 'subject',
      label: 'field.subject',
      kind: 'choice',
      vocabulary: 'complaintSubjects',
      codes: ['notPublished', 'reply', 'lateness', 'content', 'conduct', 'other'],
      required: true,
    },
    { name: 'about', label: 'field.about', kind: 'organ' },
    { name: 'receivedOn', label: 'field.receivedOn', kind: 'date' },
    { name: 'complainant.name', label: 'field.complainant', kind: 'text', max: 200, hint: 'hint.anonymous' },
    { name: 'complainant.contact', label: 'field.contact', kind: 'text', max: 500, required: true, when: named },
    { name: 'text', label: 'field.what', kind: 'longText', max: 10_000, required: true },
  ],
};

/** The acts on one, in the order of its life. */
export const complaintActs: readonly Act[] = [
  {
    name: 'complaint.accept',
    main: true,
    service: 'intake',
    path: 'complaints/:id/acceptance',
    permission: 'complaint.accept',
    // Whoever is complained of does not deal with it (Arts 47, 51).
    offered: ({ phase, organ, about, kind }, me) =>
      phase === 'received' && (kind === 'suggestion' || about !== organ) && me.may('complaint.accept', organ),
    fields: [],
  },
  {
    name: 'complaint.forward',
    service: 'intake',
    path: 'complaints/:id/forwarding',
    permission: 'complaint.accept',
    offered: ({ phase, organ }, me) => phase === 'received' && me.may('complaint.accept', organ),
    fields: [{ name: 'to', label: 'field.toOrgan', kind: 'organ', required: true }],
  },
  {
    name: 'complaint.extend',
    service: 'intake',
    path: 'complaints/:id/extension',
    permission: 'complaint.extend',
    offered: ({ phase, organ, extended }, me) => phase === 'accepted' && !extended && me.may('complaint.extend', organ),
    fields: [{ name: 'days', label: 'field.days', kind: 'number', min: 1, max: 366, required: true }, reason],
  },
  {
    name: 'complaint.answer',
    main: true,
    service: 'intake',
    path: 'complaints/:id/answer',
    permission: 'complaint.answer',
    offered: ({ phase, organ }, me) => phase === 'accepted' && me.may('complaint.answer', organ),
    fields: [
      {
        name: 'finding',
        label: 'field.finding',
        kind: 'choice',
        vocabulary: 'complaintFindings',
        codes: ['justified', 'partlyJustified', 'unjustified'],
        required: true,
      },
      { name: 'answer', label: 'field.answer', kind: 'longText', max: 10_000, required: true },
    ],
  },
  {
    name: 'complaint.close',
    main: true,
    service: 'intake',
    path: 'complaints/:id/closing',
    permission: 'complaint.close',
    offered: ({ phase, organ }, me) => phase === 'answered' && me.may('complaint.close', organ),
    initial: ({ anonymous }, { today }) => (anonymous === true ? {} : { toldOn: today }),
    fields: [{ name: 'toldOn', label: 'field.toldOn', kind: 'date', hint: 'hint.toldOn' }],
    body(values) {
      return { toldOn: null, ...bodyOf(this.fields, values) };
    },
  },
];
