import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, currentLevel } from '../../domain/index.js';
import { keepAttempt, reviews } from '../../review.aggregate.js';
import { organActedFor } from '../../staffing.js';

const common = {
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  findings: z
    .array(z.number().int().min(1).max(10_000_000))
    .min(1)
    .max(1_000)
    .refine((numbers) => new Set(numbers).size === numbers.length, 'each finding once'),
};
const reason = z.string().trim().min(1).max(10_000);

/**
 * Whoever may give the opinion that is due decides personal data found in the bytes that they name: `lawful` to publish, for a reason, or to
 * `remove` by an edit.
 */
export const decidePersonalData = actOn(reviews)({
  name: 'review.decidePersonalData',
  path: 'reviews/:id/personal-data/decisions',
  permission: 'review.giveOpinion',
  body: z.discriminatedUnion('decision', [
    z.strictObject({ ...common, decision: z.literal('lawful'), reason }),
    z.strictObject({ ...common, decision: z.literal('remove'), reason: reason.optional() }),
  ]),
  scope: (state) => (state.phase === 'absent' ? null : actingOrgan(state)),
  prefers: (state, grant) => state.phase !== 'absent' && grant.role === currentLevel(state)?.role,
  attempt: keepAttempt('DecidePersonalData'),
  command: async (context) => ({
    type: 'DecidePersonalData',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    role: context.actor.role,
    organ: organActedFor(context.directory, context.state, context.actor.organ, context.today),
    digest: context.body.digest,
    findings: context.body.findings,
    decision: context.body.decision,
    personal: context.body.reason === undefined ? [] : await context.seal(context.id, { reason: context.body.reason }),
  }),
});
