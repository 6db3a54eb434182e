import { actOn } from '@mingjian/service-kit';
import { findingsBody, reportOf } from '../../findings-body.js';
import { inspections } from '../../inspection.aggregate.js';

/** An inspector of the office records what the inspection found in an organ (监督检查). */
export const recordFindings = actOn(inspections)({
  name: 'inspection.find',
  path: 'inspections/:id/findings',
  permission: 'inspection.find',
  body: findingsBody,
  command: (context) => reportOf(context, false),
});
