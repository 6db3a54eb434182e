import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { currentLevel } from '../../domain/index.js';
import { reviews } from '../../review.aggregate.js';

/** One review as it stands, with the level whose turn it is. */
export const reviewFile = defineView({
  name: 'review.file',
  path: 'reviews/:id',
  permission: 'review.read',
  query: z.strictObject({}),
  thing: thingOf(reviews),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(reviews, params['id'] ?? '');
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state, currentLevel: currentLevel(state) ?? null };
  },
});
