import { explain } from '@mingjian/calendar';
import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';

/** One application as it stands; `?explain=term` adds every counted and skipped day of its running term. */
export const applicationFile = defineView({
  name: 'application.file',
  path: 'applications/:id',
  permission: 'application.read',
  query: z.strictObject({ explain: z.literal('term').optional() }),
  thing: thingOf(applications),
  handle: async ({ params, query, directory, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(applications, params['id'] ?? '');
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const explanation =
      query.explain === 'term' && state.phase === 'open'
        ? { termExplained: explain(directory.rules.calendar(), state.term) }
        : {};
    return { version, ...state, ...explanation };
  },
});
