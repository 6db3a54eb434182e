import type { Cut } from '@mingjian/contracts';
import type { ReportTables, ReportText, Verdict } from '../domain/index.js';

/**
 * What every export is made from: one version of a report as it was drafted or frozen, and nothing that changes afterwards. The same
 * frozen report gives the same bytes whenever and by whomever it is asked for.
 */
export interface ExportedReport {
  readonly organ: string;
  readonly organName: string;
  readonly title: string;
  readonly version: number;
  /** Whose figures they are: the organ's alone, or those of its subtree together. */
  readonly organs: readonly string[];
  readonly tables: ReportTables;
  /** With the figures in the place of references. */
  readonly text: ReportText;
  readonly cut: Cut;
  /** SHA-256 of the canonical figures. */
  readonly digest: string;
  readonly examination: readonly Verdict[];
  /** The approval that froze it; null for a draft. */
  readonly frozen: { readonly on: string; readonly publication: string } | null;
  readonly simulated: boolean;
}
