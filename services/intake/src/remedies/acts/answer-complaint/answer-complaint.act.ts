import { complaintFindings } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';

/** What was found, and what follows from it; the words are sealed. */
export const answerComplaint = actOn(complaints)({
  name: 'complaint.answer',
  path: 'complaints/:id/answer',
  permission: 'complaint.answer',
  body: z.strictObject({ finding: z.enum(complaintFindings), answer: z.string().trim().min(1).max(10_000) }),
  command: async ({ id, body: { finding, answer }, today, actor, seal }) => ({
    type: 'Answer',
    finding,
    today,
    by: actor.sub,
    personal: await seal(id, { answer }),
  }),
});
