import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import { answeringOrgan } from '../../answering-organ.js';

/** The supervising department accepts the report. */
export const accept = actOn(annualReports)({
  name: 'report.accept',
  path: 'annual-reports/:id/acceptance',
  permission: 'report.accept',
  scope: answeringOrgan,
  body: z.strictObject({}),
  command: ({ actor, today }) => ({ type: 'Accept', by: actor.sub, today }),
});
