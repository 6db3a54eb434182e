import { adoptions } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';

/** Says what became of a comment and why (Decision Regulation Art 32); the public reads it in the published account. */
export const answer = actOn(consultations)({
  name: 'consultation.answer',
  path: 'consultations/:id/answers',
  permission: 'consultation.answer',
  body: z.strictObject({
    comment: z.uuid(),
    adoption: z.enum(adoptions),
    reason: z.string().trim().min(1).max(2000),
  }),
  command: async ({ body: { comment, adoption, reason }, actor, today, seal }) => ({
    type: 'Answer',
    today,
    by: actor.sub,
    comment,
    adoption,
    personal: await seal(comment, { reason }),
  }),
});
