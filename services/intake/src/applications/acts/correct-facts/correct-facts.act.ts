import { applicantTypes, date, resultCodes } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { lawOfResults } from '../../law.js';

/** Puts right facts that were recorded wrongly and that table 3 counts, with the reason; the report moves the case, the record keeps both. */
export const correctFacts = actOn(applications)({
  name: 'application.correctFacts',
  path: 'applications/:id/fact-corrections',
  permission: 'application.correctFacts',
  body: z.strictObject({
    applicantType: z.enum(applicantTypes).optional(),
    receiptDate: date.optional(),
    result: z.enum(resultCodes).optional(),
    articles: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
    decidedOn: date.optional(),
    reason: z.string().trim().min(1).max(2000),
  }),
  command: async (context) => {
    const { law, pins } = lawOfResults(context);
    const { reason, ...facts } = context.body;
    return {
      command: {
        type: 'CorrectFacts',
        today: context.today,
        by: context.actor.sub,
        calendar: law.calendar,
        resultBases: law.resultBases,
        ...facts,
        personal: await context.seal(context.id, { reason }),
      },
      pins,
    };
  },
});
