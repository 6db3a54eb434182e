import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, currentLevel } from '../../domain/index.js';
import { keepAttempt, reviews } from '../../review.aggregate.js';
import { organActedFor } from '../../staffing.js';

/** The organ cannot decide and asks the competent department or the secrecy administration (Art 17). */
export const refer = actOn(reviews)({
  name: 'review.refer',
  path: 'reviews/:id/referral',
  permission: 'review.giveOpinion',
  body: z.strictObject({
    to: z.enum(['competentDepartment', 'secrecyAdministration']),
    reason: z.string().trim().min(1).max(10_000).optional(),
  }),
  // A person may hold several roles: the one of the level whose turn it is counts, in the organ that acts there.
  scope: (state) => (state.phase === 'absent' ? null : actingOrgan(state)),
  prefers: (state, grant) => state.phase !== 'absent' && grant.role === currentLevel(state)?.role,
  attempt: keepAttempt('Refer'),
  command: async (context) => ({
    type: 'Refer',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    role: context.actor.role,
    organ: organActedFor(context.directory, context.state, context.actor.organ, context.today),
    to: context.body.to,
    personal: context.body.reason === undefined ? [] : await context.seal(context.id, { reason: context.body.reason }),
  }),
});
