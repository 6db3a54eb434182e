import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';
import { daysFor } from '../../complaint-terms.js';

/** The head gives more days to answer, once and before the term is over; the reason is sealed. */
export const extendComplaint = actOn(complaints)({
  name: 'complaint.extend',
  path: 'complaints/:id/extension',
  permission: 'complaint.extend',
  body: z.strictObject({ days: z.number().int(), reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body: { days, reason }, today, actor, directory, seal }) => {
    const { days: mostDays, pins } = daysFor(directory, 'complaintExtension', today);
    const personal = await seal(id, { reason });
    return { command: { type: 'Extend', days, mostDays, today, by: actor.sub, personal }, pins };
  },
});
