import { fileURLToPath } from 'node:url';
import { applicantTypes, type ApplicantType, type RemedyKind } from '@mingjian/contracts';
import { z } from 'zod';
import { reportsIn, UnreadableReports } from '../published-reports/file.js';
import { formCells, rowKeys, valueAt, type RowKey } from '../published-reports/form.js';

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

type RowCode = (typeof rowKeys)[RowKey];

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
 * Reads a figures file: the reports of any bodies and years, each at most once.
 * @throws UnusableFigures saying what is wrong with the file, in words.
 */
export const readFigures = (text: string): readonly Report[] => {
  const read = z.array(reportSchema).safeParse(reportsOf(text));
  if (!read.success) throw new UnusableFigures(`not a figures file: ${z.prettifyError(read.error)}`);
  const names = read.data.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnusableFigures(`the file has two reports of ${twice}`);
  return read.data;
};

/** The figures cannot be lived through or compared with; the message says why. */
export class UnusableFigures extends Error {}

const reportsOf = (text: string): readonly unknown[] => {
  try {
    return reportsIn(text).map(({ content }) => content);
  } catch (error) {
    if (!(error instanceof UnreadableReports)) throw error;
    throw new UnusableFigures(`not a figures file: ${error.message}`);
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

/** All 200 cells of a report (10 of table 2, 175 of table 3, 15 of table 4). */
export const expectedCells = (report: Report): readonly ExpectedCell[] =>
  formCells.map(({ table, row, column, path }) => ({
    year: report.year,
    table,
    path: table === 2 ? ['table2', `${row}.${column}`] : [`table${table}`, row, column],
    published: valueAt(report, path) as number | null,
  }));
