import { personalDataDecisions } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, currentLevel } from '../../domain/index.js';
import { keepAttempt, reviews } from '../../review.aggregate.js';
import { organActedFor } from '../../staffing.js';

/**
 * Whoever may give the opinion that is due decides personal data found in the bytes that they name: `lawful` to publish (then `reason` is
 * required: public by law, consent, an official's contact at work), or to `remove` by an edit.
 */
export const decidePersonalData = actOn(reviews)({
  name: 'review.decidePersonalData',
  path: 'reviews/:id/personal-data/decisions',
  permission: 'review.giveOpinion',
  body: z
    .strictObject({
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      findings: z
        .array(z.number().int().min(1).max(10_000_000))
        .min(1)
        .max(1_000)
        .refine((numbers) => new Set(numbers).size === numbers.length, 'each finding once'),
      decision: z.enum(personalDataDecisions),
      reason: z.string().trim().min(1).max(10_000).optional(),
    })
    .refine(({ decision, reason }) => decision === 'remove' || reason !== undefined, {
      path: ['reason'],
      message: 'what may stay needs a reason',
    }),
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
