import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { acceptedOf } from '../../basis.js';
import { unmendedOf } from '../../domain/index.js';
import { inspections } from '../../inspection.aggregate.js';

/** Everybody has findings and everything that was found is mended: the inspection is over. */
export const closeInspection = actOn(inspections)({
  name: 'inspection.close',
  path: 'inspections/:id/closing',
  permission: 'inspection.close',
  body: z.strictObject({}),
  command: async ({ id, state, engine, actor, today }) => ({
    type: 'Close',
    mended: state.phase === 'unknown' ? [] : await acceptedOf(engine, id, unmendedOf(state)),
    by: actor.sub,
    today,
  }),
});
