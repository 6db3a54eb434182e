import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Records why no third party is consulted. */
export const waiveConsultation = actOn(applications)({
  name: 'application.waiveConsultation',
  path: 'applications/:id/consultation-waiver',
  permission: 'application.waiveConsultation',
  body: z.strictObject({
    basis: z.enum(['alreadyObjected', 'unreachable', 'evidentHarm']),
    reason: z.string().trim().min(1).max(2000),
  }),
  command: async (context) => ({
    type: 'WaiveConsultation',
    today: context.today,
    by: context.actor.sub,
    basis: context.body.basis,
    personal: await context.seal(context.id, { reason: context.body.reason }),
  }),
});
