import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';
import { daysFor } from '../../complaint-terms.js';

/** The organ deals with it; a complaint or report only where the organ stands above the one that it is about (Arts 47, 51). */
export const acceptComplaint = actOn(complaints)({
  name: 'complaint.accept',
  path: 'complaints/:id/acceptance',
  permission: 'complaint.accept',
  body: z.strictObject({}),
  command: ({ state, today, actor, directory }) => {
    const { days, pins } = daysFor(directory, 'complaintAnswer', today);
    const about = state.phase === 'unknown' ? null : state.about;
    const above = about === null ? [] : directory.ancestorsOf(about, today);
    return { command: { type: 'Accept', above, answerDays: days, today, by: actor.sub }, pins };
  },
});
