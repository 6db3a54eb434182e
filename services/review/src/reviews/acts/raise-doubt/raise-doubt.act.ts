import { uuidFrom } from '@mingjian/core';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** Somebody doubts that the border between open and secret is clear (third of the three prohibitions). */
export const raiseDoubt = actOn(reviews)({
  name: 'review.raiseDoubt',
  path: 'reviews/:id/doubts',
  permission: 'review.raiseDoubt',
  body: z.strictObject({ reason: z.string().trim().min(1).max(10_000) }),
  attempt: keepAttempt('RaiseDoubt'),
  command: async (context) => ({
    type: 'RaiseDoubt',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    doubt: uuidFrom('doubt', context.id, String(context.version)),
    personal: await context.seal(context.id, { reason: context.body.reason }),
  }),
});
