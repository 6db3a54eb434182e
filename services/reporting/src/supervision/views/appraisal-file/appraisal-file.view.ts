import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { appraisals } from '../../appraisal.aggregate.js';
import { keptUnder } from '../../kept-words.js';
import { seenOf } from '../seen.js';

/** One appraisal with its evidence and words, for the organ and its appraiser; the organ sees judgements from the result on. */
export const appraisalFile = defineView({
  name: 'appraisal.file',
  path: 'appraisals/:id',
  permission: 'supervision.read',
  query: z.strictObject({}),
  thing: thingOf(appraisals),
  handle: async (context) => {
    const { params, engine } = context;
    const { state, version } = await engine.pipeline.load(appraisals, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    seenOf(context, state.phase === 'judging' ? [state.appraiser] : [state.organ, state.appraiser]);
    const { judged, appeal, decision } = state;
    const evidence = await Promise.all(
      Object.entries(judged).map(async ([indicator, one]) => [indicator, await keptUnder(engine, one.evidence)]),
    );
    return {
      version,
      ...state,
      words: {
        evidence: Object.fromEntries(evidence) as object,
        appealed: appeal && (await keptUnder(engine, appeal.grounds)),
        decided: decision && (await keptUnder(engine, decision.reason)),
      },
    };
  },
});
