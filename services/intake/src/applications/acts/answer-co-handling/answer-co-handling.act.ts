import { sectionId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** The co-handling section answers, by its own people. */
export const answerCoHandling = actOn(applications)({
  name: 'application.answerCoHandling',
  path: 'applications/:id/co-handling/answers',
  permission: 'application.answerCoHandling',
  body: z.strictObject({ section: sectionId, answer: z.string().trim().min(1).max(10_000) }),
  section: (_state, { section }) => section,
  command: async (context) => ({
    type: 'AnswerCoHandling',
    today: context.today,
    by: context.actor.sub,
    section: context.body.section,
    personal: await context.seal(context.id, { answer: context.body.answer }),
  }),
});
