import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** The secret is lifted; that alone clears nothing. */
export const declassify = actOn(reviews)({
  name: 'review.declassify',
  path: 'reviews/:id/declassification',
  permission: 'review.declassify',
  body: z.strictObject({}),
  attempt: keepAttempt('Declassify'),
  command: (context) => ({
    type: 'Declassify',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
  }),
});
