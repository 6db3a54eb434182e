import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawFor } from '../../law.js';

/** The consulted party answered; the term resumes. */
export const answerConsultation = actOn(applications)({
  name: 'application.answerConsultation',
  path: 'applications/:id/consultations/answers',
  permission: 'application.answerConsultation',
  body: z.strictObject({ consultation: z.uuid(), answer: z.enum(['agrees', 'objects']), answeredOn: date }),
  command: (context) => {
    const { law, pins } = lawFor(context);
    return {
      command: { type: 'AnswerConsultation', today: context.today, by: context.actor.sub, ...law, ...context.body },
      pins,
    };
  },
});
