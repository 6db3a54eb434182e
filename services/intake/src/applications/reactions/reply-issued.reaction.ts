import { replyEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';
import { pinsOfDecision } from '../law.js';

/** publish issued the reply: the application is decided, on the day of issue. */
export const onReplyIssued = reactionOf(applications)({
  name: 'application.replyIssued',
  to: replyEvents.ReplyIssued,
  consequence: ({ application, reply, number, issuedOn, result, articles, digest }) => ({
    id: application,
    command: (context) => ({
      command: {
        type: 'DecideByReply',
        today: context.today,
        by: 'system:intake',
        reply,
        number,
        issuedOn,
        result,
        articles,
        digest,
      },
      pins: pinsOfDecision(context, {}),
    }),
  }),
});
