import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor, pinsOfLetter } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Extends the term once; only the head of the disclosure office may (Art 33). */
export const extend = actOn(applications)({
  name: 'application.extend',
  path: 'applications/:id/extension',
  permission: 'application.extend',
  body: z.strictObject({ days: z.number().int().min(1).max(60) }),
  command: async (context) => {
    const { law, pins } = lawFor(context, ['documentPattern']);
    const number = await noticeNumber(context, 'extension');
    const byHead = context.actor.role === 'officeHead';
    return {
      command: {
        type: 'Extend',
        today: context.today,
        by: context.actor.sub,
        ...law,
        days: context.body.days,
        byHead,
        number,
      },
      pins: pinsOfLetter(context, pins),
    };
  },
});
