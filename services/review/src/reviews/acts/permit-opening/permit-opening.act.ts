import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** After declassification somebody else permits that the content is opened. */
export const permitOpening = actOn(reviews)({
  name: 'review.permitOpening',
  path: 'reviews/:id/opening-permission',
  permission: 'review.permitOpening',
  body: z.strictObject({}),
  attempt: keepAttempt('PermitOpening'),
  command: (context) => ({
    type: 'PermitOpening',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
  }),
});
