import { actOn } from '@mingjian/service-kit';
import { annualReports } from '../../annual-report.aggregate.js';
import { answeringOrgan } from '../../answering-organ.js';
import { reasonBody } from '../../reason-body.js';

/** The supervising department gives the report back with a reason (退回): it is open again, in the same version. */
export const returnReport = actOn(annualReports)({
  name: 'report.return',
  path: 'annual-reports/:id/return',
  permission: 'report.accept',
  scope: answeringOrgan,
  body: reasonBody,
  command: async ({ body: { reason }, actor, today, keepContent }) => ({
    type: 'Return',
    reason: await keepContent({ reason }),
    by: actor.sub,
    today,
  }),
});
