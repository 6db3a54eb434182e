import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** The content was found to be a secret; nothing of it may go out. */
export const classify = actOn(reviews)({
  name: 'review.classify',
  path: 'reviews/:id/classification',
  permission: 'review.classify',
  body: z.strictObject({ level: z.enum(['topSecret', 'secret', 'confidential', 'workSecret']) }),
  attempt: keepAttempt('Classify'),
  command: (context) => ({
    type: 'Classify',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    level: context.body.level,
  }),
});
