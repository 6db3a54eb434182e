import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { findings } from '../../audit.aggregates.js';
import { words, written } from '../../contents.js';

/** The organ says what it did about a finding (整改), or why it is none. */
export const answer = actOn(findings)({
  name: 'audit.answer',
  path: 'findings/:id/answer',
  permission: 'audit.answer',
  body: z.strictObject({ text: words }),
  command: async ({ body, actor, today, keepContent }) => ({
    type: 'Answer',
    answer: await keepContent(written(body.text)),
    ...{ by: actor.sub, today },
  }),
});
