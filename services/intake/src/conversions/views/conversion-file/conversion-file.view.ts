import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { conversions } from '../../conversion.aggregate.js';

/** One proposal to publish what was given on application, as it stands. */
export const conversionFile = defineView({
  name: 'conversion.file',
  path: 'conversions/:id',
  permission: 'conversion.read',
  query: z.strictObject({}),
  thing: thingOf(conversions),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(conversions, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
