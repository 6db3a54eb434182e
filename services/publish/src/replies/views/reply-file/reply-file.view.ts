import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { replies } from '../../reply.aggregate.js';

/** One reply as it stands: expected, agreed, requested, issued, delivered. */
export const replyFile = defineView({
  name: 'reply.file',
  path: 'replies/:id',
  permission: 'reply.read',
  query: z.strictObject({}),
  thing: thingOf(replies),
  handle: async ({ params, engine, requireOrgan }) => {
    const { state, version } = await engine.pipeline.load(replies, params['id'] ?? '');
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    return { version, ...state };
  },
});
