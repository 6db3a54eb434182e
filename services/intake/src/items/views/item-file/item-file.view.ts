import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';

/** One item as it stands. */
export const itemFile = defineView({
  name: 'item.file',
  path: 'items/:id',
  permission: 'item.read',
  query: z.strictObject({}),
  thing: thingOf(items),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(items, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
