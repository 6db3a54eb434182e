import type { OfferedAct } from './act.js';
import { bodyOf, type Field } from './field.js';

export interface Score {
  readonly indicator: string;
  readonly each: number;
  readonly most: number;
  readonly cases: number;
  readonly lost: number;
}

/** How an organ did in a year, as its appraiser has it. */
export interface AppraisalFile {
  readonly version: number;
  readonly phase: 'judging' | 'frozen' | 'appealed' | 'concluded';
  readonly organ: string;
  readonly year: number;
  readonly appraiser: string;
  readonly judged: Readonly<Record<string, { readonly cases: number; readonly by: string; readonly on: string }>>;
  readonly result: { readonly scores: readonly Score[]; readonly total: number; readonly digest: string } | null;
}

const indicator: Field = {
  name: 'indicator',
  label: 'field.indicator',
  kind: 'rule',
  table: 'appraisalRules',
  code: 'indicator',
  required: true,
};
const cases: Field = { name: 'cases', label: 'field.cases', kind: 'number', min: 0, max: 10_000, required: true };
const judgedFields: readonly Field[] = [
  indicator,
  cases,
  { name: 'evidence', label: 'field.proofs', kind: 'texts', hint: 'hint.texts', required: true },
];
const begunFields: readonly Field[] = [
  { name: 'appraiser', label: 'field.appraiser', kind: 'organ', required: true },
  { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
  { name: 'year', label: 'field.year', kind: 'number', min: 2000, max: 2100, required: true },
];

/** An appraiser counts the cases of an indicator that the record does not tell. */
export const beginAppraisal: OfferedAct<undefined> = {
  name: 'appraisal.judge',
  service: 'reporting',
  path: 'appraisals/judgements',
  permission: 'appraisal.judge',
  offered: () => true,
  initial: (_, me) => ({
    appraiser: me.organsFor('appraisal.judge')[0]?.organ,
    year: Number(me.today.slice(0, 4)) - 1,
  }),
  fields: [...begunFields, ...judgedFields],
};

/** Tells the result: measured indicators are counted from the record, the others are as judged. */
export const freezeNew: OfferedAct<undefined> = {
  name: 'appraisal.freeze',
  service: 'reporting',
  path: 'appraisals',
  permission: 'appraisal.freeze',
  offered: () => true,
  initial: (_, me) => ({
    appraiser: me.organsFor('appraisal.freeze')[0]?.organ,
    year: Number(me.today.slice(0, 4)) - 1,
  }),
  fields: begunFields,
  grave: true,
};

const whose = ({ organ, year, appraiser }: AppraisalFile): object => ({ organ, year, appraiser });

export const appraisalActs: readonly OfferedAct<AppraisalFile>[] = [
  {
    name: 'appraisal.judge',
    main: true,
    service: 'reporting',
    path: 'appraisals/judgements',
    permission: 'appraisal.judge',
    offered: ({ phase, appraiser }, me) => phase === 'judging' && me.may('appraisal.judge', appraiser),
    fields: judgedFields,
    body(values, appraisal) {
      return { ...whose(appraisal), ...bodyOf(this.fields, values) };
    },
  },
  {
    name: 'appraisal.freeze',
    service: 'reporting',
    path: 'appraisals',
    permission: 'appraisal.freeze',
    offered: ({ phase, appraiser }, me) => phase === 'judging' && me.may('appraisal.freeze', appraiser),
    fields: [],
    body: (_, appraisal) => whose(appraisal),
    grave: true,
  },
  {
    name: 'appraisal.appeal',
    main: true,
    service: 'reporting',
    path: 'appraisals/:id/appeals',
    permission: 'appraisal.appeal',
    offered: ({ phase, organ }, me) => phase === 'frozen' && me.may('appraisal.appeal', organ),
    fields: [
      {
        name: 'indicators',
        label: 'field.indicators',
        kind: 'rule',
        table: 'appraisalRules',
        code: 'indicator',
        many: true,
        required: true,
      },
      { name: 'grounds', label: 'field.grounds', kind: 'longText', max: 20_000, required: true },
    ],
    grave: true,
  },
  {
    name: 'appraisal.decideAppeal',
    main: true,
    service: 'reporting',
    path: 'appraisals/:id/appeal-decision',
    permission: 'appraisal.decideAppeal',
    offered: ({ phase, appraiser }, me) => phase === 'appealed' && me.may('appraisal.decideAppeal', appraiser),
    fields: [
      { name: 'corrections', label: 'field.corrections', kind: 'rows', required: false, columns: [indicator, cases] },
      { name: 'reason', label: 'field.reason', kind: 'longText', max: 20_000, required: true },
    ],
    body(values) {
      const { corrections = [], ...body } = bodyOf(this.fields, values) as { corrections?: readonly object[] };
      return { ...body, corrections: corrections.filter((one) => 'indicator' in one) };
    },
    grave: true,
  },
];
