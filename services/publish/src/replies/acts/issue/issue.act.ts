import { uuidFrom } from '@mingjian/core';
import { actOn, allocateNumber } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, replies } from '../../reply.aggregate.js';

/** The office issues the reply: review is asked to clear exactly its bytes, and the reply goes out on that clearance. */
export const issue = actOn(replies)({
  name: 'reply.issue',
  path: 'replies/:id/issue',
  permission: 'reply.issue',
  body: z.strictObject({}),
  attempt: keepAttempt('RequestRelease'),
  command: async (context) => {
    const { id, version, state, today, directory, actor, actingFor } = context;
    const organ = state.phase === 'absent' ? '' : state.organ;
    const pattern = directory.rules.documentPattern('reply', organ, today);
    const number =
      state.phase === 'present' && state.number !== null
        ? state.number
        : await allocateNumber(context, pattern, organ, id);
    return {
      command: {
        type: 'RequestRelease',
        today,
        by: actor.sub,
        actingFor,
        request: uuidFrom('release', id, String(version)),
        number,
      },
      pins: directory.pinsOn(['documentPattern'], organ, today),
    };
  },
});
