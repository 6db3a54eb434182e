import { columnNameInFile, rowNameInFile } from '../published-reports/form.js';
import { worstOf, type Examined, type Outcome } from './examine.js';

const outcomes = { pass: 'pass', fail: 'fail', notAssessable: 'not-assessable' } as const satisfies Record<
  Outcome,
  string
>;

interface RuleEntry {
  readonly report: string;
  readonly rule: string;
  /** As the file names it; null where the finding is about the rule as a whole, or no row or column of its own. */
  readonly row: string | null;
  readonly column: string | null;
  readonly verdict: (typeof outcomes)[Outcome];
  readonly severity: 'block' | 'warn' | 'info';
  /** Chinese and English. */
  readonly detail: string;
}

interface Judgement {
  readonly verdict: (typeof outcomes)[Outcome];
  readonly rules: readonly RuleEntry[];
}

/** The answer for `--json`: a verdict and what led to it; of several reports the worst verdict, all findings, and each report apart. */
export const documentOf = (
  examined: readonly Examined[],
): Judgement & { readonly reports?: readonly (Judgement & { readonly id: string })[] } => {
  const reports = examined.map(({ report, findings, verdict }) => ({
    id: report.id,
    verdict: outcomes[verdict],
    rules: findings.map(({ rule, row, column, verdict: found, severity, detail }): RuleEntry => ({
      report: report.id,
      rule,
      row: row === undefined ? null : rowNameInFile(row),
      column: column === undefined ? null : columnNameInFile(column),
      verdict: outcomes[found],
      severity,
      detail: detail.zh === detail.en ? detail.zh : `${detail.zh} / ${detail.en}`,
    })),
  }));
  return {
    verdict: outcomes[worstOf(examined.map(({ verdict }) => verdict))],
    rules: reports.flatMap(({ rules }) => rules),
    ...(reports.length > 1 && { reports }),
  };
};
