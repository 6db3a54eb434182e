import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { words } from '../../kept-words.js';
import { measures } from '../../measure.aggregate.js';

/** What whoever decides on sanctions made of the proposal, as the department that made it was told. */
export const answerMeasure = actOn(measures)({
  name: 'measure.answer',
  path: 'supervision-measures/:id/answer',
  permission: 'measure.answer',
  scope: (state) => (state.phase === 'unknown' ? null : state.takenBy),
  body: z.strictObject({ outcome: z.enum(['followed', 'notFollowed']), text: words }),
  command: async ({ body: { outcome, text }, actor, today, keepContent }) => ({
    type: 'Answer',
    outcome,
    digest: await keepContent({ text }),
    by: actor.sub,
    today,
  }),
});
