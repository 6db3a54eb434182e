import { organId } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';
import { daysFor } from '../../complaint-terms.js';

/** It goes to the organ that is to deal with it, before anybody has accepted it (转办). */
export const forwardComplaint = actOn(complaints)({
  name: 'complaint.forward',
  path: 'complaints/:id/forwarding',
  permission: 'complaint.accept',
  body: z.strictObject({ to: organId }),
  command: ({ body: { to }, today, actor, directory }) => {
    const { days, pins } = daysFor(directory, 'complaintAcceptance', today);
    const organStands = directory.organ(to, today) !== undefined;
    return { command: { type: 'Forward', to, organStands, acceptanceDays: days, today, by: actor.sub }, pins };
  },
});
