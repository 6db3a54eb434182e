import { applicationEvents, reviewEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { replies } from '../reply.aggregate.js';

/** The proposal was edited before its issue: the old bytes never go out. */
export const onContentEdited = reactionOf(replies)({
  name: 'reply.contentEdited',
  to: reviewEvents.ReviewContentEdited,
  consequence: ({ thing, previousDigest }) =>
    thing.kind === 'reply'
      ? {
          id: thing.id,
          command: ({ today }) => ({ type: 'Supersede', today, cause: 'edited', digest: previousDigest }),
        }
      : undefined,
});

export const onApplicationWithdrawn = reactionOf(replies)({
  name: 'reply.applicationWithdrawn',
  to: applicationEvents.ApplicationWithdrawn,
  consequence: ({ application }) => ({
    id: application,
    // Most withdrawn applications never had a reply.
    command: ({ state, today }) =>
      state.phase === 'present' ? { type: 'Supersede', today, cause: 'withdrawn' } : undefined,
  }),
});
