import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { keptUnder } from '../../kept-words.js';
import { rectifications } from '../../rectification.aggregate.js';
import { seenOf } from '../seen.js';

/** Something that has to be mended, with the order, the newest report and the newest reason for which it came back. */
export const rectificationFile = defineView({
  name: 'rectification.file',
  path: 'rectifications/:id',
  permission: 'supervision.read',
  query: z.strictObject({}),
  thing: thingOf(rectifications),
  handle: async (context) => {
    const { params, engine } = context;
    const { state, version } = await engine.pipeline.load(rectifications, params['id'] ?? '');
    if (state.phase === 'unknown') throw Problem.of('request.notFound');
    seenOf(context, [state.organ, state.orderedBy]);
    const { digest, report, returned } = state;
    return {
      version,
      ...state,
      words: {
        ordered: await keptUnder(engine, digest),
        reported: report && (await keptUnder(engine, report.digest)),
        returned: returned && (await keptUnder(engine, returned.digest)),
      },
    };
  },
});
