import type { AnnualReportState } from './domain/index.js';

/** Who accepts or returns a report: the organ that it was submitted to; the organ itself where nobody above it is in the directory. */
export const answeringOrgan = (state: AnnualReportState): string | null =>
  state.phase === 'unknown' ? null : (state.submitted?.to ?? state.organ);
