import type { OfferedAct } from './act.js';
import type { Field } from './field.js';

/** What can be replayed and audited. */
export const KINDS = ['application', 'item', 'review', 'reply', 'publication', 'remedy', 'report'] as const;
export type Kind = (typeof KINDS)[number];

/** A mandate as it concerns whoever looks at it. */
export interface Mandated {
  readonly audit: string;
  readonly organs: readonly string[];
  readonly inForce: boolean;
  /** Whether they carry it out. */
  readonly own: boolean;
  /** What they are looking at under it. */
  readonly lookedAt?: { readonly kind: Kind; readonly id: string; readonly organ: string };
}

export interface Sample {
  readonly sample: number;
  readonly kind: Kind;
  readonly organs: readonly string[];
  readonly cut: Readonly<Record<string, number>>;
  readonly method: string;
  readonly seed: string;
  readonly size: number;
  readonly population: number;
  readonly populationDigest: string;
  readonly drawn: readonly string[];
  readonly by: string;
  readonly on: string;
}

/** A mandate with everything that was drawn under it. */
export interface AuditFile extends Mandated {
  readonly organ: string;
  readonly phase: 'given' | 'ended';
  readonly basis: string;
  readonly auditors: readonly string[];
  readonly period: { readonly from: string; readonly to: string };
  readonly validFrom: string;
  readonly validTo: string;
  readonly samples: readonly Sample[];
}

export type FindingPhase = 'recorded' | 'answered' | 'returned' | 'closed';

/** A finding; `own` where the reader carries out its audit. */
export interface FindingFile {
  readonly version: number;
  readonly finding: string;
  readonly audit: string;
  readonly organ: string;
  readonly phase: FindingPhase;
  readonly by: string;
  readonly own: boolean;
}

const WORDS = 4000;
const words = (name: string, label: Field['label']): Field => ({
  ...{ name, label, kind: 'longText', max: WORDS, required: true },
});
const answerBy: Field = { name: 'answerBy', label: 'field.answerBy', kind: 'date', future: true, required: true };
const kindField = { label: 'find.kind', kind: 'choice', vocabulary: 'auditedKinds', codes: KINDS } as const;

/** An organ commissions an audit of itself or of organs below it. */
export const commissionAudit: OfferedAct<undefined> = {
  name: 'audit.commission',
  service: 'reporting',
  path: 'audits',
  permission: 'audit.commission',
  offered: () => true,
  initial: (_, me) => ({ organ: me.organsFor('audit.commission')[0]?.organ, validFrom: me.today }),
  fields: [
    { name: 'organ', label: 'field.commissioningOrgan', kind: 'organ', required: true },
    { name: 'basis', label: 'field.auditBasis', kind: 'text', max: 200, required: true },
    { name: 'organs', label: 'mandate.organs', kind: 'organs', required: true },
    { name: 'period.from', label: 'field.periodFrom', kind: 'date', required: true },
    // A year that is audited may still run.
    { name: 'period.to', label: 'field.periodTo', kind: 'date', future: 'any', required: true },
    { name: 'auditors', label: 'mandate.auditors', kind: 'texts', hint: 'hint.texts', required: true },
    { name: 'validFrom', label: 'field.validFrom', kind: 'date', future: true, required: true },
    { name: 'validTo', label: 'field.validTo', kind: 'date', future: true, required: true },
  ],
};

/** Something found in a thing of the mandate's reach, or in an organ's work as such. */
export const recordFinding: OfferedAct<Mandated> = {
  name: 'audit.find',
  begins: true,
  service: 'reporting',
  path: 'audits/:audit/findings',
  permission: 'audit.find',
  offered: ({ own, inForce }) => own && inForce,
  initial: ({ organs, lookedAt }) => ({
    organ: lookedAt?.organ ?? (organs.length === 1 ? organs[0] : undefined),
    'thing.kind': lookedAt?.kind,
    'thing.id': lookedAt?.id,
  }),
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    { name: 'thing.kind', ...kindField, hint: 'hint.wholeWork' },
    {
      name: 'thing.id',
      label: 'case.id',
      kind: 'text',
      max: 200,
      required: true,
      when: (values) => Boolean(values['thing.kind']),
    },
    {
      name: 'severity',
      label: 'field.severity',
      kind: 'choice',
      vocabulary: 'findings',
      codes: ['remark', 'defect', 'violation'],
      required: true,
    },
    words('text', 'field.finding.text'),
    answerBy,
  ],
};

/** The acts on a mandate. */
export const auditActs: readonly OfferedAct<AuditFile>[] = [
  {
    name: 'audit.draw',
    main: true,
    service: 'reporting',
    path: 'audits/:id/samples',
    permission: 'audit.draw',
    offered: ({ own, inForce }) => own && inForce,
    initial: () => ({ kind: 'application' }),
    fields: [
      { name: 'kind', ...kindField, required: true },
      { name: 'organs', label: 'mandate.organs', kind: 'organs', hint: 'hint.allAudited' },
      { name: 'seed', label: 'field.seed', kind: 'text', min: 8, max: 80, hint: 'hint.seed', required: true },
      { name: 'size', label: 'field.size', kind: 'number', min: 1, max: 500, required: true },
    ],
  },
  recordFinding,
  {
    name: 'audit.end',
    service: 'reporting',
    path: 'audits/:id/end',
    permission: 'audit.commission',
    offered: ({ phase, organ }, me) => phase === 'given' && me.may('audit.commission', organ),
    fields: [],
    grave: true,
  },
];

const waits = ({ phase }: FindingFile): boolean => phase === 'recorded' || phase === 'returned';

/** The acts on a finding, to its closure. Who found it does not answer it; put right is only what was answered. */
export const findingActs: readonly OfferedAct<FindingFile>[] = [
  {
    name: 'audit.answer',
    main: true,
    service: 'reporting',
    path: 'findings/:id/answer',
    permission: 'audit.answer',
    offered: (finding, me) => waits(finding) && finding.by !== me.sub && me.may('audit.answer', finding.organ),
    fields: [words('text', 'field.answer')],
  },
  {
    name: 'audit.close',
    main: true,
    service: 'reporting',
    path: 'findings/:id/closure',
    permission: 'audit.find',
    offered: ({ own, phase }) => own && phase !== 'closed',
    initial: (finding) => ({ outcome: waits(finding) ? 'unfounded' : undefined }),
    fields: [
      {
        name: 'outcome',
        label: 'field.outcome',
        kind: 'choice',
        vocabulary: 'findings',
        codes: ['remedied', 'unfounded', 'accepted'],
        hint: 'hint.unanswered',
        required: true,
      },
      words('reason', 'field.reason'),
    ],
  },
  {
    name: 'audit.returnAnswer',
    service: 'reporting',
    path: 'findings/:id/return',
    permission: 'audit.find',
    offered: ({ own, phase }) => own && phase === 'answered',
    fields: [words('reason', 'field.reason'), answerBy],
  },
];
