import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The applicant withdraws, at any point before the decision: by themselves what they sent in on line, else through the registrar. */
export const withdraw = actOn(applications)({
  name: 'application.withdraw',
  path: 'applications/:id/withdrawal',
  permission: 'application.withdraw',
  body: z.strictObject({}),
  citizens: (state, sub) => state.phase !== 'absent' && state.appliedBy === sub,
  command: (context) => ({ type: 'Withdraw', today: context.today, by: context.actor.sub }),
});
