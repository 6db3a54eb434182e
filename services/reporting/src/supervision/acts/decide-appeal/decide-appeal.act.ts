import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { appraisals, appraiserOf } from '../../appraisal.aggregate.js';
import { words } from '../../kept-words.js';

/** Somebody of the appraiser who had no part in it decides the appeal: the right numbers of cases, or none to correct. The result is final. */
export const decideAppeal = actOn(appraisals)({
  name: 'appraisal.decideAppeal',
  path: 'appraisals/:id/appeal-decision',
  permission: 'appraisal.decideAppeal',
  scope: appraiserOf,
  body: z.strictObject({
    corrections: z
      .array(z.strictObject({ indicator: z.string().min(1).max(40), cases: z.number().int().min(0).max(10_000) }))
      .max(200)
      .refine((corrections) => new Set(corrections.map(({ indicator }) => indicator)).size === corrections.length, {
        message: 'an indicator is corrected once',
      }),
    reason: words,
  }),
  command: async ({ body: { corrections, reason }, actor, today, keepContent }) => ({
    type: 'DecideAppeal',
    corrections,
    reason: await keepContent({ reason }),
    by: actor.sub,
    today,
  }),
});
