import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { complaints } from '../../complaint.aggregate.js';

/** One complaint, report or suggestion as it stands, without who spoke and what they said. */
export const complaintFile = defineView({
  name: 'complaint.file',
  path: 'complaints/:id',
  permission: 'complaint.read',
  query: z.strictObject({}),
  thing: thingOf(complaints),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(complaints, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
