import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { ratings } from '../../rating.aggregate.js';

/** How a case was rated, without what was said beside it. */
export const ratingFile = defineView({
  name: 'rating.file',
  path: 'ratings/:id',
  permission: 'application.read',
  query: z.strictObject({}),
  thing: thingOf(ratings),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(ratings, params['id'] ?? '');
    if (state === null) throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
