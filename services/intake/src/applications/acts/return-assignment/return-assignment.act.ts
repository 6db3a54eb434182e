import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The section gives the case back to the office with a reason. */
export const returnAssignment = actOn(applications)({
  name: 'application.returnAssignment',
  path: 'applications/:id/assignment/return',
  permission: 'application.returnAssignment',
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  command: async (context) => ({
    type: 'ReturnAssignment',
    today: context.today,
    by: context.actor.sub,
    personal: await context.seal(context.id, { reason: context.body.reason }),
  }),
});
