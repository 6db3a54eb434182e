import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { recordCorrections } from '../../record-correction.aggregate.js';

/** One request to correct a record as it stands. */
export const recordCorrectionFile = defineView({
  name: 'recordCorrection.file',
  path: 'record-corrections/:id',
  permission: 'recordCorrection.read',
  query: z.strictObject({}),
  thing: thingOf(recordCorrections),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(recordCorrections, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
