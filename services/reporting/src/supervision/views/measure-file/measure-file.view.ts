import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { keptUnder } from '../../kept-words.js';
import { measures } from '../../measure.aggregate.js';
import { seenOf } from '../seen.js';

/** A measure with its words, for whoever took it and the organ that it is about. */
export const measureFile = defineView({
  name: 'measure.file',
  path: 'supervision-measures/:id',
  permission: 'supervision.read',
  query: z.strictObject({}),
  thing: thingOf(measures),
  handle: async (context) => {
    const { params, engine } = context;
    const { state, version } = await engine.pipeline.load(measures, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    seenOf(context, [state.organ, state.takenBy]);
    const { digest, answer } = state;
    return {
      version,
      ...state,
      words: { taken: await keptUnder(engine, digest), answered: answer && (await keptUnder(engine, answer.digest)) },
    };
  },
});
