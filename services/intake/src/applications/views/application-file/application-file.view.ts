import { explain } from '@mingjian/calendar';
import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { historyOf } from '../../history.js';
import { recompute } from '../../recomputation.js';

/**
 * One application as it stands. `?explain=term` adds every counted and skipped day of its running term, `?explain=law` every figure that
 * the law decided, as recorded and as the versions of law that its event pins make it today.
 */
export const applicationFile = defineView({
  name: 'application.file',
  path: 'applications/:id',
  permission: 'application.read',
  query: z.strictObject({ explain: z.enum(['term', 'law']).optional() }),
  thing: thingOf(applications),
  handle: async ({ params, query, directory, engine, requireOrgan }) => {
    const id = params['id'] ?? '';
    const { state, version } = await engine.pipeline.load(applications, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const termExplained =
      query.explain === 'term' && state.phase === 'open' && explain(directory.rules.calendar(), state.term);
    const lawRecomputed = query.explain === 'law' && recompute(await historyOf(engine, id), directory.rules);
    return { version, ...state, ...(termExplained && { termExplained }), ...(lawRecomputed && { lawRecomputed }) };
  },
});
