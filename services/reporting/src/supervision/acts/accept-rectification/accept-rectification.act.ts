import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { orderedBy, rectifications } from '../../rectification.aggregate.js';

/** Whoever ordered it sees that it is mended (销号). */
export const acceptRectification = actOn(rectifications)({
  name: 'rectification.accept',
  path: 'rectifications/:id/acceptance',
  permission: 'rectification.assess',
  scope: orderedBy,
  body: z.strictObject({}),
  command: ({ actor, today }) => ({ type: 'Accept', by: actor.sub, today }),
});
