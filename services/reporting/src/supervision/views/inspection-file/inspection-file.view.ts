import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { inspections } from '../../inspection.aggregate.js';
import { keptUnder } from '../../kept-words.js';
import { seenOf } from '../seen.js';

/** One inspection with its words: everything for the office that runs it, for an organ what was found in it. */
export const inspectionFile = defineView({
  name: 'inspection.file',
  path: 'inspections/:id',
  permission: 'supervision.read',
  query: z.strictObject({}),
  thing: thingOf(inspections),
  handle: async (context) => {
    const { params, engine, organs: readable } = context;
    const { state, version } = await engine.pipeline.load(inspections, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    const runs = readable === 'all' || readable.includes(state.organ);
    const organs = runs ? state.organs : seenOf(context, state.organs);
    const findings = await Promise.all(
      Object.entries(state.findings)
        .filter(([organ]) => organs.includes(organ))
        .map(async ([organ, found]) => [organ, { ...found, words: await keptUnder(engine, found.digest) }]),
    );
    return {
      version,
      ...state,
      organs,
      missed: state.missed?.filter((organ) => organs.includes(organ)) ?? null,
      words: await keptUnder(engine, state.digest),
      findings: Object.fromEntries(findings) as object,
    };
  },
});
