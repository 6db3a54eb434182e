import { fileURLToPath } from 'node:url';
import { applicantTypes, remedyKinds, type ApplicantType, type RemedyKind } from '@mingjian/contracts';
import { z } from 'zod';

/** Figures that come along: a prefecture-level city's as published, and invented ones of a small body, lived in minutes. */
export const figuresFile = (name: 'suqian' | 'small'): string =>
  fileURLToPath(new URL(`../../src/demo/figures/${name}.json`, import.meta.url));

/** One published report as it comes in a `--figures` file. `null`: the cell was published blank, which is not zero. */
const cell = z.int('a whole number, or null where the cell is blank').nonnegative().max(1e11).nullable();
/** 万元, to the yuan. */
const money = z
  .number()
  .nonnegative()
  .max(1e9)
  .refine((value) => Number(value.toFixed(4)) === value, 'money has four decimals at most (万元, to the yuan)')
  .nullable();
const row = z.array(cell).length(7);
const remedies = z.object({ maintained: cell, corrected: cell, other: cell, pending: cell, total: cell });
const stock = z.object({ made: cell, repealed: cell, in_force: cell });

const rowKeys = {
  new_received: 'N',
  carried_over: 'P',
  granted: '3.1',
  partial: '3.2',
  denied_state_secret: '3.3.1',
  denied_law_forbidden: '3.3.2',
  denied_safety_stability: '3.3.3',
  denied_third_party: '3.3.4',
  denied_internal_affairs: '3.3.5',
  denied_process_info: '3.3.6',
  denied_enforcement_file: '3.3.7',
  denied_admin_query: '3.3.8',
  unable_not_held: '3.4.1',
  unable_need_creation: '3.4.2',
  unable_still_unclear: '3.4.3',
  notproc_petition: '3.5.1',
  notproc_repeat: '3.5.2',
  notproc_publication: '3.5.3',
  notproc_excessive: '3.5.4',
  notproc_confirm: '3.5.5',
  other_no_correction: '3.6.1',
  other_no_payment: '3.6.2',
  other_other: '3.6.3',
  total_processed: 'T',
  carried_forward: 'F',
} as const;
type RowKey = keyof typeof rowKeys;
export type RowCode = (typeof rowKeys)[RowKey];

/** Calendars are there for 2019 … 2026; what is carried in comes in the year before. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2026;

const reportSchema = z.object({
  id: z.string().optional(),
  body: z.string().min(1),
  body_en: z.string().optional(),
  year: z
    .int()
    .min(FIRST_YEAR, `the work calendars that come along allow ${FIRST_YEAR} … ${LAST_YEAR}`)
    .max(LAST_YEAR, `the work calendars that come along allow ${FIRST_YEAR} … ${LAST_YEAR}`),
  table2: z.object({
    regulations: stock,
    normative_documents: stock,
    licensing_decisions: cell,
    punishment_decisions: cell,
    coercion_decisions: cell,
    admin_fees_10k_cny: money,
  }),
  table3: z.record(z.enum(Object.keys(rowKeys) as [RowKey, ...RowKey[]]), row),
  table4: z.object({ review: remedies, litigation_direct: remedies, litigation_after_review: remedies }),
  narrative: z.object({ rollup_by_unit: z.record(z.string(), z.number().int().nonnegative()).optional() }).optional(),
});

export type Report = z.infer<typeof reportSchema>;

/**
 * Reads a figures file: one report, a list, or `{ "reports": [...] }`; of any bodies and years, each at most once.
 * @throws UnusableFigures saying what is wrong with the file, in words.
 */
export const readFigures = (text: string): readonly Report[] => {
  const raw = parsed(text);
  const list = Array.isArray(raw)
    ? raw
    : typeof raw === 'object' && raw !== null && 'reports' in raw
      ? raw.reports
      : [raw];
  const read = z.array(reportSchema).min(1).safeParse(list);
  if (!read.success) throw new UnusableFigures(`not a figures file: ${z.prettifyError(read.error)}`);
  const names = read.data.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnusableFigures(`the file has two reports of ${twice}`);
  return read.data;
};

/** The figures cannot be lived through or compared with; the message says why. */
export class UnusableFigures extends Error {}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnusableFigures(`not a figures file: ${(error as Error).message}`);
  }
};

/** Body and year, which name a report. */
export const nameOf = ({ body, year }: Report): string => `${body} ${year}`;

/** The reports of a file that are to be compared with others of the same body and year. @throws UnusableFigures where one has none */
export const expectedFor = (lived: readonly Report[], expected: readonly Report[]): readonly Report[] =>
  lived.map((report) => {
    const found = expected.find((one) => nameOf(one) === nameOf(report));
    if (!found) throw new UnusableFigures(`there is no report of ${nameOf(report)} to compare with`);
    return found;
  });

/** The row of the file that has a code of the form. */
export const rowOf = (code: string): RowKey | undefined =>
  (Object.keys(rowKeys) as RowKey[]).find((candidate) => rowKeys[candidate] === code);

/** Table 4 of one kind of remedy. */
export const remediesOf = ({ table4 }: Report, kind: RemedyKind): z.infer<typeof remedies> =>
  ({
    reconsideration: table4.review,
    suitDirect: table4.litigation_direct,
    suitAfterReconsideration: table4.litigation_after_review,
  })[kind];

export const stockOf = ({ table2 }: Report, kind: StockKind): z.infer<typeof stock> =>
  ({ regulations: table2.regulations, normativeDocuments: table2.normative_documents })[kind];

/** The two lines of table 2 that count documents in force. */
export const stockKinds = ['regulations', 'normativeDocuments'] as const;
export type StockKind = (typeof stockKinds)[number];

/** A cell of table 3; a blank counts as zero for planning, never for comparing. */
export const planned = (report: Report, code: RowCode, type: ApplicantType): number =>
  report.table3[rowOf(code)!][applicantTypes.indexOf(type)] ?? 0;

/** One cell to compare: its place in the form and the published figure. */
export interface ExpectedCell {
  readonly year: number;
  readonly table: 2 | 3 | 4;
  /** Path in reporting's answer. */
  readonly path: readonly string[];
  readonly published: number | null;
}

/** All 200 cells of a report (175 of table 3, 15 of table 4, 10 of table 2). */
export const expectedCells = (report: Report): readonly ExpectedCell[] => {
  const { year } = report;
  const columns = [...applicantTypes, 'total'];
  const table3 = (Object.keys(rowKeys) as RowKey[]).flatMap((key) =>
    columns.map((column, index): ExpectedCell => ({
      year,
      table: 3,
      path: ['table3', rowKeys[key], column],
      published: report.table3[key][index] ?? null,
    })),
  );
  const table4 = remedyKinds.flatMap((kind) => {
    const { maintained: upheld, ...others } = remediesOf(report, kind);
    return Object.entries({ upheld, ...others }).map(([column, published]): ExpectedCell => ({
      year,
      table: 4,
      path: ['table4', kind, column],
      published,
    }));
  });
  const { table2 } = report;
  const cells2 = [
    ['regulations.made', table2.regulations.made],
    ['regulations.repealed', table2.regulations.repealed],
    ['regulations.inForce', table2.regulations.in_force],
    ['normativeDocuments.made', table2.normative_documents.made],
    ['normativeDocuments.repealed', table2.normative_documents.repealed],
    ['normativeDocuments.inForce', table2.normative_documents.in_force],
    ['licensing.decisions', table2.licensing_decisions],
    ['punishment.decisions', table2.punishment_decisions],
    ['coercion.decisions', table2.coercion_decisions],
    ['adminFees.tenThousandYuan', table2.admin_fees_10k_cny],
  ] as const;
  return [
    ...table3,
    ...table4,
    ...cells2.map(([cell, published]): ExpectedCell => ({ year, table: 2, path: ['table2', cell], published })),
  ];
};
