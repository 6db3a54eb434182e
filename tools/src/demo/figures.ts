import { applicantTypes, type ApplicantType } from '@mingjian/contracts';
import { z } from 'zod';

/** One published report as it comes in a `--figures` file. `null`: the cell was published blank, which is not zero. */
const cell = z.number().nonnegative().nullable();
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

const reportSchema = z.object({
  id: z.string().optional(),
  body: z.string(),
  year: z.number().int().min(2020).max(2026),
  table2: z.object({
    regulations: stock,
    normative_documents: stock,
    licensing_decisions: cell,
    punishment_decisions: cell,
    coercion_decisions: cell,
    admin_fees_10k_cny: cell,
  }),
  table3: z.record(z.enum(Object.keys(rowKeys) as [RowKey, ...RowKey[]]), row),
  table4: z.object({ review: remedies, litigation_direct: remedies, litigation_after_review: remedies }),
  narrative: z.object({ rollup_by_unit: z.record(z.string(), z.number().int().nonnegative()).optional() }).optional(),
});

export type Report = z.infer<typeof reportSchema>;

/**
 * Reads a figures file: one report, a list, or `{ "reports": [...] }`; years in order.
 * @throws Error saying what is wrong with the file, in words.
 */
export const readFigures = (text: string): readonly Report[] => {
  const raw = JSON.parse(text) as unknown;
  const list = Array.isArray(raw)
    ? raw
    : typeof raw === 'object' && raw !== null && 'reports' in raw
      ? raw.reports
      : [raw];
  const parsed = z.array(reportSchema).min(1).safeParse(list);
  if (!parsed.success) throw new Error(`not a figures file: ${z.prettifyError(parsed.error)}`);
  const reports = parsed.data.toSorted((a, b) => a.year - b.year);
  for (const [index, report] of reports.entries()) {
    if (index > 0 && report.year !== reports[index - 1]!.year + 1) {
      throw new Error('the years of the reports must follow one another; play other bodies in a run of their own');
    }
  }
  return reports;
};

/** A cell of table 3; a blank counts as zero for planning, never for comparing. */
export const planned = (report: Report, code: RowCode, type: ApplicantType): number => {
  const key = (Object.keys(rowKeys) as RowKey[]).find((candidate) => rowKeys[candidate] === code)!;
  return report.table3[key][applicantTypes.indexOf(type)] ?? 0;
};

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
  const table4 = (
    [
      ['reconsideration', report.table4.review],
      ['suitDirect', report.table4.litigation_direct],
      ['suitAfterReconsideration', report.table4.litigation_after_review],
    ] as const
  ).flatMap(([kind, figures]) =>
    (
      [
        ['upheld', figures.maintained],
        ['corrected', figures.corrected],
        ['other', figures.other],
        ['pending', figures.pending],
        ['total', figures.total],
      ] as const
    ).map(([column, published]): ExpectedCell => ({ year, table: 4, path: ['table4', kind, column], published })),
  );
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
