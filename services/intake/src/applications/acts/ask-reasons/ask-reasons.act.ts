import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Asks for reasons whoever applies clearly beyond reason in number or frequency (Art 35); the term runs on. */
export const askReasons = actOn(applications)({
  name: 'application.askReasons',
  path: 'applications/:id/reasons-request',
  permission: 'application.askReasons',
  body: z.strictObject({ applications: z.number().int().min(2).max(100_000), since: date, answerBy: date }),
  command: ({ body, today, actor }) => ({ type: 'AskReasons', today, by: actor.sub, ...body }),
});
