import { grounds } from '@mingjian/contracts';
import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { actingOrgan, currentLevel } from '../../domain/index.js';
import { keepAttempt, reviews } from '../../review.aggregate.js';
import { organActedFor, staffingAt } from '../../staffing.js';

/** A reviewer gives an opinion on exactly the bytes that they name, by digest or If-Match; the level follows from the review. */
export const giveOpinion = actOn(reviews)({
  name: 'review.giveOpinion',
  path: 'reviews/:id/opinions',
  permission: 'review.giveOpinion',
  body: z.strictObject({
    opinion: z.enum(['open', 'partlyOpen', 'notOpen', 'agree', 'return']),
    ground: z.enum(grounds).nullable().default(null),
    article: z.string().trim().min(1).max(40).nullable().default(null),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    reason: z.string().trim().min(1).max(10_000).optional(),
  }),
  // A person may hold several roles: the one of the level whose turn it is counts, in the organ that acts there.
  scope: (state) => (state.phase === 'absent' ? null : actingOrgan(state)),
  prefers: (state, grant) => state.phase !== 'absent' && grant.role === currentLevel(state)?.role,
  attempt: keepAttempt('GiveOpinion'),
  command: async (context) => {
    // An edit on its way to review would otherwise be approved unseen.
    if (context.body.digest === null && context.ifMatch === undefined) throw Problem.of('version.required');
    return {
      type: 'GiveOpinion',
      today: context.today,
      by: context.actor.sub,
      actingFor: context.actingFor,
      role: context.actor.role,
      organ: organActedFor(context.directory, context.state, context.actor.organ, context.today),
      opinion: context.body.opinion,
      ground: context.body.ground,
      article: context.body.article,
      digest: context.body.digest,
      staffing:
        context.state.phase === 'absent'
          ? null
          : staffingAt(context.directory, context.state, context.state.round.opinions.length + 1, context.today),
      personal:
        context.body.reason === undefined ? [] : await context.seal(context.id, { reason: context.body.reason }),
    };
  },
});
