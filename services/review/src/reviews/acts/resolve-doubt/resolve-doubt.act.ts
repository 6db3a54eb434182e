import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** A secrecy reviewer resolves a doubt. */
export const resolveDoubt = actOn(reviews)({
  name: 'review.resolveDoubt',
  path: 'reviews/:id/doubts/resolution',
  permission: 'review.resolveDoubt',
  body: z.strictObject({ doubt: z.uuid(), finding: z.enum(['mayGoOut', 'mustNotGoOut']) }),
  attempt: keepAttempt('ResolveDoubt'),
  command: (context) => ({
    type: 'ResolveDoubt',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    ...context.body,
  }),
});
