import {
  blank,
  checkReport,
  fillTable2,
  type ReportTables,
  type RuleId,
  type Verdict,
} from '@mingjian/reporting-service/annual-report';
import { behind, emptyTables } from './obstacles.js';
import type { PublishedReport } from './read-reports.js';

/**
 * The rules that decide: the form's own equations and well-formed figures. The others need the office's explanation or evidence that a
 * published report does not carry.
 */
const deciding: readonly RuleId[] = ['C1', 'C2', 'C3', 'C4', 'C6'];

export type Outcome = Verdict['verdict'];

export interface Examined {
  readonly report: PublishedReport;
  /** In the order of the rules. `block` decides; whatever does not decide is at most a warning here. */
  readonly findings: readonly Verdict[];
  readonly verdict: Outcome;
}

/** Fails if one fails; otherwise cannot be assessed if one cannot; otherwise passes. */
export const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  (['fail', 'notAssessable'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'pass';

export const decides = ({ severity }: Verdict): boolean => severity === 'block';

/**
 * Examines a published report by C1–C13. A rule that fails in one place and cannot be assessed in another fails.
 * @param beside the reports of the same file: last year's of the same body is evidence for C5, C7 and C13
 */
export const examine = (report: PublishedReport, beside: readonly PublishedReport[]): Examined => {
  const { tables, narrative, obstacles, trial } = report;
  const previous = lastYearOf(report, beside);
  const verdicts = checkReport(tables, {
    ...(previous && { previous: { basis: 'published', tables: comparable(previous) } }),
    ...(narrative && { narrative }),
  });
  const findings = [...obstacles, ...emptyTables(tables)]
    .reduce(behind, verdicts)
    .map(weighed)
    .map(trial ? inTrialForm : (finding) => finding);
  return { report, findings, verdict: worstOf(findings.filter(decides).map(({ verdict }) => verdict)) };
};

/** Last year's tables; what the trial form asks for in table 2 is something else than what is asked for since. */
const comparable = ({ tables, trial }: PublishedReport): ReportTables =>
  trial ? { ...tables, table2: fillTable2(() => blank) } : tables;

/** The row of other outcomes under its own code. */
const inTrialForm = (finding: Verdict): Verdict => (finding.row === '3.6.3' ? { ...finding, row: '3.6' } : finding);

const weighed = (finding: Verdict): Verdict =>
  deciding.includes(finding.rule) || finding.severity !== 'block' ? finding : { ...finding, severity: 'warn' };

/** None where there are two of that year, since nobody says which one was published last. */
const lastYearOf = (
  { body, year }: PublishedReport,
  beside: readonly PublishedReport[],
): PublishedReport | undefined => {
  if (body === undefined || year === undefined) return undefined;
  const [found, ...more] = beside.filter((other) => other.body === body && other.year === year - 1);
  return more.length === 0 ? found : undefined;
};
