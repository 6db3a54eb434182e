import { date } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { words } from '../../kept-words.js';
import { orderedBy, rectifications } from '../../rectification.aggregate.js';

/** It is not mended: once more, by another day (退回整改). */
export const returnRectification = actOn(rectifications)({
  name: 'rectification.return',
  path: 'rectifications/:id/return',
  permission: 'rectification.assess',
  scope: orderedBy,
  body: z.strictObject({ dueOn: date, reason: words }),
  command: async ({ body: { dueOn, reason }, actor, today, keepContent }) => ({
    type: 'Return',
    dueOn,
    digest: await keepContent({ reason }),
    by: actor.sub,
    today,
  }),
});
