import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';

/** Who gave their name was told the answer on a day (反馈); an anonymous one is closed with its answer. */
export const closeComplaint = actOn(complaints)({
  name: 'complaint.close',
  path: 'complaints/:id/closing',
  permission: 'complaint.close',
  body: z.strictObject({ toldOn: date.nullable() }),
  command: ({ body: { toldOn }, today, actor }) => ({ type: 'Close', toldOn, today, by: actor.sub }),
});
