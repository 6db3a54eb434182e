import { annualReportEvents, type AnnualReportEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  annualReport,
  annualReportRefusals,
  type AnnualReportCommand,
  type AnnualReportState,
} from './domain/index.js';

/** One version of an annual report, as the engine sees it. Every save answers with the examination of what was saved. */
export const annualReports: Aggregate<AnnualReportCommand, AnnualReportEvent, AnnualReportState> = {
  name: 'report',
  decider: annualReport,
  events: annualReportEvents,
  refusals: annualReportRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  answerOf: (events) => {
    const last = events.at(-1);
    return last && 'examination' in last.data ? { examination: last.data.examination } : undefined;
  },
};
