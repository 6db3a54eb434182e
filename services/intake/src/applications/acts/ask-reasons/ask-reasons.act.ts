import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { pinsOfLetter, tableFor } from '../../law.js';
import { noticeNumber } from '../../numbers.js';

/** Asks for reasons whoever applies clearly beyond reason in number or frequency (Art 35); the term runs on. */
export const askReasons = actOn(applications)({
  name: 'application.askReasons',
  path: 'applications/:id/reasons-request',
  permission: 'application.askReasons',
  body: z.strictObject({ applications: z.number().int().min(2).max(100_000), since: date, answerBy: date }),
  command: async (context) => ({
    command: {
      type: 'AskReasons',
      today: context.today,
      by: context.actor.sub,
      ...context.body,
      number: await noticeNumber(context, 'reasons'),
    },
    pins: pinsOfLetter(context, tableFor('documentPattern', context).pins),
  }),
});
