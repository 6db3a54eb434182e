import { discretionaryGrounds } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Records why the organ withholds on a ground on which it may and need not (Art 16). */
export const recordDiscretion = actOn(applications)({
  name: 'application.recordDiscretion',
  path: 'applications/:id/discretion',
  permission: 'application.recordDiscretion',
  body: z.strictObject({ ground: z.enum(discretionaryGrounds), reason: z.string().trim().min(1).max(10_000) }),
  command: async (context) => ({
    type: 'RecordDiscretion',
    today: context.today,
    by: context.actor.sub,
    ground: context.body.ground,
    personal: await context.seal(context.id, { reason: context.body.reason }),
  }),
});
