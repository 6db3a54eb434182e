import { actOn } from '@mingjian/service-kit';
import { applications } from '../../application.aggregate.js';
import { tableFor } from '../../law.js';
import { keepReply, replyBody } from '../../reply-content.js';

/** Changes the proposed reply; every opinion on the old bytes is void. */
export const editReply = actOn(applications)({
  name: 'application.editReply',
  path: 'applications/:id/reply/edits',
  permission: 'application.editReply',
  body: replyBody,
  command: async (context) => {
    const { rows: resultBases, pins } = tableFor('resultBases', context);
    const content = await keepReply(context);
    return {
      command: { type: 'EditReply', today: context.today, by: context.actor.sub, resultBases, ...content },
      pins,
    };
  },
});
