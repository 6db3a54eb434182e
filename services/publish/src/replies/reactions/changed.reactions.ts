import { reviewEvents } from '@mingjian/contracts';
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

/** The review was closed, because the thing was withdrawn: nothing of it goes out any more. */
export const onReviewClosed = reactionOf(replies)({
  name: 'reply.reviewClosed',
  to: reviewEvents.ReviewClosed,
  consequence: ({ thing }) =>
    thing.kind === 'reply'
      ? { id: thing.id, command: ({ today }) => ({ type: 'Supersede', today, cause: 'withdrawn' }) }
      : undefined,
});
