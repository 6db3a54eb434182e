import type { RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

type ReportDate = RuleRow<'reportDates'>;

/** Whose report: a department's, or that of a government from the county up (Art 49). */
export type ReportKind = ReportDate['report'];

/**
 * The last day on which a year's report is submitted or published: the earliest of what the law says and what the supervising office
 * asks for, which may be earlier and never later; null where neither names a day.
 */
export const reportDue = (
  duty: ReportDate['duty'],
  kind: ReportKind,
  year: number,
  tables: readonly (readonly ReportDate[])[],
): CivilDate | null =>
  tables
    .flat()
    .filter((row) => row.duty === duty && row.report === kind)
    .map(({ monthDay }) => `${year + 1}-${monthDay}`)
    .sort()[0] ?? null;
