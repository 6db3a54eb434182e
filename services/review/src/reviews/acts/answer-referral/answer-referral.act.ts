import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, reviews } from '../../review.aggregate.js';

/** The answer of the authority that was asked; the review goes on at the level that referred. */
export const answerReferral = actOn(reviews)({
  name: 'review.answerReferral',
  path: 'reviews/:id/referral/answer',
  permission: 'review.answerReferral',
  body: z.strictObject({
    answer: z.enum(['mayOpen', 'mustNotOpen']),
    answeredOn: date,
    reason: z.string().trim().min(1).max(10_000).optional(),
  }),
  attempt: keepAttempt('AnswerReferral'),
  command: async (context) => ({
    type: 'AnswerReferral',
    today: context.today,
    by: context.actor.sub,
    actingFor: context.actingFor,
    answer: context.body.answer,
    answeredOn: context.body.answeredOn,
    personal: context.body.reason === undefined ? [] : await context.seal(context.id, { reason: context.body.reason }),
  }),
});
