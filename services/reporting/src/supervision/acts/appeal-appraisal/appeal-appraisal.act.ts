import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { appraisals } from '../../appraisal.aggregate.js';
import { daysFor, pinsOf } from '../../appraising.js';
import { words } from '../../kept-words.js';

/** The organ says which indicators are wrong and why (申诉), once and in time. */
export const appealAppraisal = actOn(appraisals)({
  name: 'appraisal.appeal',
  path: 'appraisals/:id/appeals',
  permission: 'appraisal.appeal',
  body: z.strictObject({ indicators: z.array(z.string().min(1).max(40)).min(1).max(200), grounds: words }),
  command: async ({ body: { indicators, grounds }, actor, today, directory, keepContent }) => ({
    command: {
      type: 'Appeal',
      indicators,
      grounds: await keepContent({ grounds }),
      decisionDays: daysFor(directory, 'appealDecision', today),
      by: actor.sub,
      today,
    },
    pins: pinsOf(directory, ['supervisionTerms'], null, today),
  }),
});
