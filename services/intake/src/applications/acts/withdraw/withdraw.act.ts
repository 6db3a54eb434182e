import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The applicant withdraws, at any point before the decision. */
export const withdraw = actOn(applications)({
  name: 'application.withdraw',
  path: 'applications/:id/withdrawal',
  permission: 'application.withdraw',
  body: z.strictObject({}),
  command: (context) => ({ type: 'Withdraw', today: context.today, by: context.actor.sub }),
});
