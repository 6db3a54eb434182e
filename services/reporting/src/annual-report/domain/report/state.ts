import type { CivilDate } from '@mingjian/core';
import type { Drafted, Submitted } from './commands.js';

/** A failing rule that the head answers for (书面说明): valid as long as the rule fails in the same places. */
export interface Waiver {
  readonly rule: string;
  /** Digest of the reason. */
  readonly reason: string;
  readonly by: string;
  readonly on: CivilDate;
}

/** 起草、审定、报送、退回、接收. */
export type ReportPhase = 'drafted' | 'approved' | 'submitted' | 'returned' | 'accepted';

export interface KnownReport extends Omit<Drafted, 'by' | 'on'> {
  readonly phase: ReportPhase;
  /** Parts of the text that somebody wrote. */
  readonly written: readonly string[];
  readonly waivers: readonly Waiver[];
  /** Everybody who drafted or wrote: they do not approve. */
  readonly writers: readonly string[];
  /** `publication`: the digest of the bytes that are published. */
  readonly approved: { readonly by: string; readonly on: CivilDate; readonly publication: string } | null;
  readonly submitted: (Pick<Submitted, 'to' | 'due' | 'late' | 'by'> & { readonly on: CivilDate }) | null;
  readonly returned: { readonly by: string; readonly on: CivilDate; readonly reason: string } | null;
  readonly accepted: { readonly by: string; readonly on: CivilDate } | null;
}

export type AnnualReportState = { readonly phase: 'unknown' } | KnownReport;
