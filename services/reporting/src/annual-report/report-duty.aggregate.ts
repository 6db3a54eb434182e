import { reportDutyEvents, type ReportDutyEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { annualReportRefusals, reportDuty, type Remind, type ReportDutyState } from './domain/index.js';

/** An organ's duty to report on a year, as the engine sees it. Only time tells it anything. */
export const reportDuties: Aggregate<Remind, ReportDutyEvent, ReportDutyState> = {
  name: 'reportDuty',
  decider: reportDuty,
  events: reportDutyEvents,
  refusals: annualReportRefusals,
  exists: ({ organ }) => organ !== null,
  organOf: ({ organ }) => organ,
};
