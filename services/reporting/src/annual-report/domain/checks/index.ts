import type { Label } from '../form2021.js';
import type { ReportTables } from '../tables.js';
import { rulesAgainstEvidence } from './against-evidence.js';
import type { Evidence, Rule, Verdict } from './rule.js';
import { rulesWithinReport } from './within.js';

export type { Evidence, Ledgers, Narrative, RuleId, Severity, Verdict } from './rule.js';

/** C1 to C13 (勾稽关系) in their order. */
export const rules: readonly Rule[] = [...rulesWithinReport, ...rulesAgainstEvidence].sort(
  (one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)),
);

const held: Label = { zh: '符合', en: 'Holds' };

/** Examines a report by all rules; the verdicts come in the order of the rules and never depend on anything but the arguments. */
export const checkReport = (tables: ReportTables, evidence: Evidence = {}): readonly Verdict[] =>
  rules.flatMap(({ id, severity, examine }): readonly Verdict[] => {
    const findings = examine(tables, evidence);
    if (findings.length === 0) return [{ rule: id, severity, verdict: 'pass', detail: held }];
    return findings.map((finding) => ({ rule: id, severity, ...finding }));
  });
