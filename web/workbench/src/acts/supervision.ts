import type { OfferedAct } from './act.js';
import type { ComplaintFile } from './complaints.js';
import { bodyOf, type Field, type Values } from './field.js';

/** What an inspection found in an organ. */
export interface Findings {
  readonly problems: readonly { readonly problem: number; readonly theme: string; readonly mended: boolean }[];
  readonly late: boolean;
  readonly on: string;
  readonly by: string;
  readonly words: { readonly summary?: string; readonly problems?: readonly string[] } | null;
}

export interface InspectionFile {
  readonly version: number;
  readonly inspection: string;
  readonly organ: string;
  readonly kind: 'selfInspection' | 'inspection';
  readonly organs: readonly string[];
  readonly phase: 'open' | 'closed';
  readonly findings: Readonly<Record<string, Findings>>;
}

export interface RectificationFile {
  readonly version: number;
  readonly rectification: string;
  readonly organ: string;
  readonly orderedBy: string;
  readonly phase: 'ordered' | 'reported' | 'accepted';
}

export interface MeasureFile {
  readonly version: number;
  readonly measure: string;
  readonly organ: string;
  readonly takenBy: string;
  readonly kind: string;
  readonly phase: 'taken' | 'answered';
}

const WORDS = 20_000;
const words = (name: string, label: Field['label']): Field => ({
  ...{ name, label, kind: 'longText', max: WORDS, required: true },
});
const dueOn: Field = { name: 'dueOn', label: 'field.dueOn', kind: 'date', future: true, required: true };
const proofs: Field = { name: 'evidence', label: 'field.proofs', kind: 'texts', hint: 'hint.texts', required: true };

const THEMES = [
  ...['organisation', 'systems', 'content', 'timeliness', 'applications'],
  ...['secrecy', 'platform', 'complaints', 'training'],
];

const foundFields: readonly Field[] = [
  { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
  words('summary', 'field.summary'),
  {
    name: 'problems',
    label: 'field.problems',
    kind: 'rows',
    required: false,
    columns: [
      {
        name: 'theme',
        label: 'field.theme',
        kind: 'choice',
        vocabulary: 'inspectionThemes',
        codes: THEMES,
        required: true,
      },
      { name: 'text', label: 'field.what', kind: 'text', max: 2000, required: true },
      { name: 'mended', label: 'field.mended', kind: 'flag' },
    ],
  },
];
/** A row that nobody filled in is no problem that was found. */
const foundBody = (fields: readonly Field[], values: Values): object => {
  const { problems = [], ...body } = bodyOf(fields, values) as { readonly problems?: readonly object[] };
  return { ...body, problems: problems.filter((problem) => 'text' in problem) };
};

/** Asks organs for their findings on themselves by a day, or begins to inspect them (Arts 46, 47). */
export const openInspection: OfferedAct<undefined> = {
  name: 'inspection.open',
  service: 'reporting',
  path: 'inspections',
  permission: 'inspection.open',
  offered: () => true,
  initial: (_, me) => ({
    organ: me.organsFor('inspection.open')[0]?.organ,
    kind: 'selfInspection',
    year: Number(me.today.slice(0, 4)),
    half: me.today.slice(5, 7) <= '06' ? 1 : 2,
  }),
  fields: [
    { name: 'organ', label: 'field.inspectingOrgan', kind: 'organ', required: true },
    {
      name: 'kind',
      label: 'field.inspectionKind',
      kind: 'choice',
      vocabulary: 'inspectionKinds',
      codes: ['selfInspection', 'inspection'],
      required: true,
    },
    { name: 'year', label: 'field.year', kind: 'number', min: 2000, max: 2100, required: true },
    { name: 'half', label: 'field.half', kind: 'number', min: 1, max: 2, required: true },
    { name: 'organs', label: 'field.organs', kind: 'organs', required: true },
    dueOn,
    words('subject', 'field.matter'),
    { name: 'checklist', label: 'field.checklist', kind: 'texts', hint: 'hint.texts' },
  ],
  body({ year, half, ...values }) {
    const { year: _year, half: _half, ...body } = bodyOf(this.fields, values) as Record<string, unknown>;
    return { ...body, period: `${String(year)}-H${String(half)}` };
  },
};

export const inspectionActs: readonly OfferedAct<InspectionFile>[] = [
  {
    name: 'inspection.report',
    main: true,
    service: 'reporting',
    path: 'inspections/:id/reports',
    permission: 'inspection.report',
    offered: ({ phase, kind, organs, findings }, me) =>
      phase === 'open' &&
      kind === 'selfInspection' &&
      organs.some((organ) => findings[organ] === undefined && me.may('inspection.report', organ)),
    initial: ({ organs, findings }, me) => ({
      organ: organs.find((organ) => findings[organ] === undefined && me.may('inspection.report', organ)),
    }),
    fields: foundFields,
    body(values) {
      return foundBody(this.fields, values);
    },
  },
  {
    name: 'inspection.find',
    main: true,
    service: 'reporting',
    path: 'inspections/:id/findings',
    permission: 'inspection.find',
    offered: ({ phase, kind, organ }, me) =>
      phase === 'open' && kind === 'inspection' && me.may('inspection.find', organ),
    initial: ({ organs, findings }) => ({ organ: organs.find((organ) => findings[organ] === undefined) }),
    fields: foundFields,
    body(values) {
      return foundBody(this.fields, values);
    },
  },
  {
    name: 'rectification.order',
    begins: true,
    service: 'reporting',
    path: 'rectifications',
    permission: 'rectification.order',
    offered: ({ organ, findings }, me) =>
      Object.values(findings).some(({ problems }) => problems.some(({ mended }) => !mended)) &&
      me.may('rectification.order', organ),
    initial: ({ findings }) => {
      const [organ, found] =
        Object.entries(findings).find(([, { problems }]) => problems.some(({ mended }) => !mended)) ?? [];
      return { organ, problem: found?.problems.find(({ mended }) => !mended)?.problem };
    },
    fields: [
      { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
      { name: 'problem', label: 'field.problem', kind: 'number', min: 1, max: 200, required: true },
      dueOn,
      words('order', 'field.order'),
    ],
    body(values, { organ, inspection }) {
      return { ...bodyOf(this.fields, values), orderedBy: organ, inspection };
    },
  },
  {
    name: 'inspection.close',
    service: 'reporting',
    path: 'inspections/:id/closing',
    permission: 'inspection.close',
    offered: ({ phase, organ }, me) => phase === 'open' && me.may('inspection.close', organ),
    fields: [],
    grave: true,
  },
];

export const rectificationActs: readonly OfferedAct<RectificationFile>[] = [
  {
    name: 'rectification.report',
    main: true,
    service: 'reporting',
    path: 'rectifications/:id/reports',
    permission: 'rectification.report',
    offered: ({ phase, organ }, me) => phase === 'ordered' && me.may('rectification.report', organ),
    fields: [words('done', 'field.done'), proofs],
  },
  {
    name: 'rectification.accept',
    main: true,
    service: 'reporting',
    path: 'rectifications/:id/acceptance',
    permission: 'rectification.assess',
    offered: ({ phase, orderedBy }, me) => phase === 'reported' && me.may('rectification.assess', orderedBy),
    fields: [],
  },
  {
    name: 'rectification.return',
    service: 'reporting',
    path: 'rectifications/:id/return',
    permission: 'rectification.assess',
    offered: ({ phase, orderedBy }, me) => phase === 'reported' && me.may('rectification.assess', orderedBy),
    fields: [dueOn, words('reason', 'field.reason')],
  },
];

/** An order that rests on a complaint about an organ. */
export const orderOnComplaint: OfferedAct<ComplaintFile> = {
  name: 'rectification.order',
  begins: true,
  service: 'reporting',
  path: 'rectifications',
  permission: 'rectification.order',
  offered: ({ about, organ, phase }, me) =>
    about !== null && phase !== 'received' && me.may('rectification.order', organ),
  fields: [dueOn, words('order', 'field.order')],
  body(values, { about, organ, complaint }) {
    return { ...bodyOf(this.fields, values), organ: about, orderedBy: organ, complaint };
  },
};

interface Basis {
  readonly organ: string | null;
  readonly takenBy: string;
  readonly on: Readonly<Partial<Record<'inspection' | 'complaint' | 'rectification', string>>>;
}

/** Criticism in public, or a proposal to hold somebody to account (Arts 47, 53), on something that is on record. */
const takeMeasure = <Thing>(basisOf: (thing: Thing) => Basis): OfferedAct<Thing> => ({
  name: 'measure.take',
  begins: true,
  grave: true,
  service: 'reporting',
  path: 'supervision-measures',
  permission: 'measure.take',
  offered: (thing, me) => me.may('measure.take', basisOf(thing).takenBy),
  initial: (thing) => ({ organ: basisOf(thing).organ ?? undefined }),
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    {
      name: 'kind',
      label: 'field.measureKind',
      kind: 'choice',
      vocabulary: 'supervisionMeasures',
      codes: ['publicCriticism', 'accountabilityProposed'],
      required: true,
    },
    {
      name: 'article',
      label: 'field.article',
      kind: 'choice',
      vocabulary: 'supervisionMeasures',
      codes: ['47', '52', '53'],
      required: true,
    },
    words('text', 'field.text'),
  ],
  body(values, thing) {
    const { takenBy, on } = basisOf(thing);
    return { ...bodyOf(this.fields, values), takenBy, ...on };
  },
});

export const measureOnInspection = takeMeasure<InspectionFile>(({ organ, organs, inspection }) => ({
  organ: organs.length === 1 ? organs[0]! : null,
  takenBy: organ,
  on: { inspection },
}));
export const measureOnComplaint = takeMeasure<ComplaintFile>(({ organ, about, complaint }) => ({
  organ: about,
  takenBy: organ,
  on: { complaint },
}));
export const measureOnRectification = takeMeasure<RectificationFile>(({ organ, orderedBy, rectification }) => ({
  organ,
  takenBy: orderedBy,
  on: { rectification },
}));

export const measureActs: readonly OfferedAct<MeasureFile>[] = [
  {
    name: 'measure.answer',
    main: true,
    service: 'reporting',
    path: 'supervision-measures/:id/answer',
    permission: 'measure.answer',
    offered: ({ phase, kind, takenBy }, me) =>
      phase === 'taken' && kind === 'accountabilityProposed' && me.may('measure.answer', takenBy),
    fields: [
      {
        name: 'outcome',
        label: 'field.outcome',
        kind: 'choice',
        vocabulary: 'supervisionMeasures',
        codes: ['followed', 'notFollowed'],
        required: true,
      },
      words('text', 'field.text'),
    ],
  },
];
