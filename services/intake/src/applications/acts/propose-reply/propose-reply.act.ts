import { actOn } from '@mingjian/service-kit';
import { applications } from '../../application.aggregate.js';
import { tableFor } from '../../law.js';
import { keepReply, replyBody } from '../../reply-content.js';

/** Puts a reply with exactly one result row to review. */
export const proposeReply = actOn(applications)({
  name: 'application.proposeReply',
  path: 'applications/:id/reply',
  permission: 'application.proposeReply',
  body: replyBody,
  command: async (context) => {
    const { rows: resultBases, pins } = tableFor('resultBases', context);
    const content = await keepReply(context);
    return {
      command: { type: 'ProposeReply', today: context.today, by: context.actor.sub, resultBases, ...content },
      pins,
    };
  },
});
