import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { publications } from '../../publication.aggregate.js';

/** One publication as it stands, for the people who work on it. */
export const publicationFile = defineView({
  name: 'publication.file',
  path: 'publications/:id',
  permission: 'publication.read',
  query: z.strictObject({}),
  thing: thingOf(publications),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(publications, params['id'] ?? '');
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
