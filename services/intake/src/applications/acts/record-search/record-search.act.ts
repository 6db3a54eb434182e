import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Records what was searched and found: the proof behind "not held" (Guiding Case 101). */
export const recordSearch = actOn(applications)({
  name: 'application.recordSearch',
  path: 'applications/:id/searches',
  permission: 'application.recordSearch',
  body: z.strictObject({
    places: z
      .array(z.enum(['archive', 'documentSystem', 'businessSystem', 'section', 'subordinateUnit']))
      .min(1)
      .max(5),
    found: z.boolean(),
    note: z.string().trim().min(1).max(10_000),
  }),
  command: async (context) => ({
    type: 'RecordSearch',
    today: context.today,
    by: context.actor.sub,
    places: context.body.places,
    found: context.body.found,
    personal: await context.seal(context.id, { note: context.body.note }),
  }),
});
