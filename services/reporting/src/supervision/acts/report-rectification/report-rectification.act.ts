import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { words } from '../../kept-words.js';
import { rectifications } from '../../rectification.aggregate.js';

/** The organ says what it did, with evidence: index numbers, documents, addresses. */
export const reportRectification = actOn(rectifications)({
  name: 'rectification.report',
  path: 'rectifications/:id/reports',
  permission: 'rectification.report',
  body: z.strictObject({ done: words, evidence: z.array(words).min(1).max(50) }),
  command: async ({ body, actor, today, keepContent }) => ({
    type: 'Report',
    digest: await keepContent(body),
    by: actor.sub,
    today,
  }),
});
