import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { findings } from '../../audit.aggregates.js';
import { readWritten } from '../../contents.js';

/** A finding with everything that was said about it, from the finding to its closure. */
export const findingFile = defineView({
  name: 'audit.finding',
  path: 'findings/:id',
  permission: 'audit.read',
  query: z.strictObject({}),
  thing: thingOf(findings),
  handle: async ({ params, engine, today, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(findings, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const said = await Promise.all(
      state.said.map(async (one) => ({ ...one, text: await readWritten(engine, one.text) })),
    );
    const waits = state.phase === 'recorded' || state.phase === 'returned';
    return { ...state, version, said, overdue: waits && state.answerBy < today };
  },
});
