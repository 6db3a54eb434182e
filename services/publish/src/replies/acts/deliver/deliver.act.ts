import { date, deliveryManners } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, replies } from '../../reply.aggregate.js';

/** The reply reached the applicant: signed for, handed to the post, or sent and logged (国办公开办函〔2016〕235号). */
export const deliver = actOn(replies)({
  name: 'reply.deliver',
  path: 'replies/:id/delivery',
  permission: 'reply.deliver',
  body: z.strictObject({ manner: z.enum(deliveryManners), deliveredOn: date }),
  attempt: keepAttempt('Deliver'),
  command: ({ body, today, actor }) => ({ type: 'Deliver', today, by: actor.sub, ...body }),
});
