import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor, pinsOfLetter } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Asks the applicant, once, to correct the application (Art 30). */
export const noticeCorrection = actOn(applications)({
  name: 'application.noticeCorrection',
  path: 'applications/:id/correction-notice',
  permission: 'application.noticeCorrection',
  body: z.strictObject({
    items: z
      .array(z.enum(['identity', 'contact', 'description', 'form', 'mandate']))
      .min(1)
      .max(5),
  }),
  command: async (context) => {
    const { law, pins } = lawFor(context, ['documentPattern']);
    const number = await noticeNumber(context, 'correction');
    return {
      command: {
        type: 'NoticeCorrection',
        today: context.today,
        by: context.actor.sub,
        ...law,
        items: context.body.items,
        number,
      },
      pins: pinsOfLetter(context, pins),
    };
  },
});
