import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** Closes and archives the file (归档). */
export const archive = actOn(applications)({
  name: 'application.archive',
  path: 'applications/:id/archive',
  permission: 'application.archive',
  body: z.strictObject({}),
  command: (context) => ({ type: 'Archive', today: context.today, by: context.actor.sub }),
});
