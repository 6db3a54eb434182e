import { actOn } from '@mingjian/service-kit';
import { findingsBody, reportOf } from '../../findings-body.js';
import { inspections } from '../../inspection.aggregate.js';

/** An organ reports what it found of itself (自查报告、问题清单); after the last day too, and then marked late. */
export const reportFindings = actOn(inspections)({
  name: 'inspection.report',
  path: 'inspections/:id/reports',
  permission: 'inspection.report',
  scope: (_state, { organ }) => organ,
  body: findingsBody,
  command: (context) => reportOf(context, true),
});
