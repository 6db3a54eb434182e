import { replyEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';

/** The reply reached the applicant. */
export const onReplyDelivered = reactionOf(applications)({
  name: 'application.replyDelivered',
  to: replyEvents.ReplyDelivered,
  consequence: ({ application, reply, manner, deliveredOn }) => ({
    id: application,
    command: ({ today }) => ({ type: 'Deliver', today, by: 'system:intake', reply, manner, deliveredOn }),
  }),
});
