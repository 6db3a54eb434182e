import { uuidFrom } from '@mingjian/core';
import { actOn, allocateNumber } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, publications } from '../../publication.aggregate.js';

/** The office publishes the item: review is asked to clear exactly its bytes, and it appears on that clearance. */
export const release = actOn(publications)({
  name: 'publication.release',
  path: 'publications/:id/release',
  permission: 'publication.publish',
  body: z.strictObject({}),
  attempt: keepAttempt('RequestRelease'),
  command: async (context) => {
    const { id, version, state, today, directory, actor, actingFor } = context;
    const organ = state.phase === 'absent' ? '' : state.organ;
    const category = state.phase === 'absent' ? '' : (state.draft?.category ?? '');
    const pattern = directory.rules.indexPattern(organ, today);
    return {
      command: {
        type: 'RequestRelease',
        today,
        by: actor.sub,
        actingFor,
        request: uuidFrom('release', id, String(version)),
        indexNumber:
          state.phase === 'present' && state.indexNumber !== null
            ? state.indexNumber
            : await allocateNumber(context, pattern, organ, id, category),
      },
      pins: directory.pinsOn(['indexPattern'], organ, today),
    };
  },
});
