import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { remedies } from '../../remedy.aggregate.js';

/** One remedy as it stands. */
export const remedyFile = defineView({
  name: 'remedy.file',
  path: 'remedies/:id',
  permission: 'remedy.read',
  query: z.strictObject({}),
  thing: thingOf(remedies),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(remedies, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
