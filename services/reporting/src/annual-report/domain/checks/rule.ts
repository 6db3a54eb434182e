import type { Label, Table2Stock } from '../form2021.js';
import type { ReportTables } from '../tables.js';

/** `block` stops a report from being finished, `warn` asks for an explanation, `info` only points at something. */
export type Severity = 'block' | 'warn' | 'info';

export type RuleId = `C${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13}` | WarningId;

/** Warnings on the text that are no rules of the form: they never block, and no waiver is needed. */
export type WarningId = 'W1' | 'W2';

/**
 * The outcome of a rule, or of one place in it. A rule that holds everywhere gives one `pass`; otherwise each place where it fails or
 * cannot be assessed (a blank cell, missing evidence) is named.
 */
export interface Verdict {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly verdict: 'pass' | 'fail' | 'notAssessable';
  readonly row?: string;
  readonly column?: string;
  readonly detail: Label;
}

/** What the tables are held against. Whatever is missing makes its rules not assessable, never passed. */
export interface Evidence {
  /** Last year's report: as published where it was, else as computed (§2.6: C5 compares with the published one). */
  readonly previous?: { readonly basis: 'published' | 'computed'; readonly tables: ReportTables };
  /** The reports that an aggregated one is the sum of: the organ's own and its subordinates'. */
  readonly parts?: readonly ReportTables[];
  /** Rows of table 2 whose stock was re-counted this year (clean-up 清理, merger). */
  readonly recounted?: readonly Table2Stock[];
  readonly ledgers?: Ledgers;
  readonly narrative?: Narrative;
}

/** What the case files say, to compare with table 3. */
export interface Ledgers {
  /** Applications decided this year in these rows whose file holds a correction notice. */
  readonly correctionNotices: { readonly '3.4.3': number; readonly '3.6.1': number };
  /** Applications decided this year in row 3.6.2 whose file holds a fee notice. */
  readonly feeNotices: number;
  /** Processing fees paid this year, in yuan. */
  readonly feesPaidYuan: number;
}

/** Numbers quoted in parts 一, 五 and 六 of the report. */
export interface Narrative {
  /** 共收到: offices mean N, or N and P together; both are accepted. */
  readonly received?: number;
  readonly carriedIn?: number;
  readonly carriedForward?: number;
  readonly reconsiderations?: number;
  /** Direct suits and suits after reconsideration together. */
  readonly suits?: number;
  readonly feesYuan?: number;
}

export interface Finding {
  readonly verdict: 'fail' | 'notAssessable';
  readonly row?: string;
  readonly column?: string;
  readonly detail: Label;
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly label: Label;
  /** Every place where the rule fails or cannot be assessed; none: it holds. */
  examine(tables: ReportTables, evidence: Evidence): readonly Finding[];
}

export const notAssessable = (zh: string, en: string): Finding => ({ verdict: 'notAssessable', detail: { zh, en } });
