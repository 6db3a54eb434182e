import { reviewEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { publications } from '../publication.aggregate.js';

/** The item was edited before its release: the old bytes never go out. */
export const onContentEdited = reactionOf(publications)({
  name: 'publication.contentEdited',
  to: reviewEvents.ReviewContentEdited,
  consequence: ({ thing, previousDigest }) =>
    thing.kind === 'item'
      ? {
          id: thing.id,
          command: ({ today }) => ({ type: 'Supersede', today, cause: 'edited', digest: previousDigest }),
        }
      : undefined,
});

/** The review was closed, because the thing was withdrawn: nothing of it goes out any more. */
export const onReviewClosed = reactionOf(publications)({
  name: 'publication.reviewClosed',
  to: reviewEvents.ReviewClosed,
  consequence: ({ thing }) =>
    thing.kind === 'item'
      ? { id: thing.id, command: ({ today }) => ({ type: 'Supersede', today, cause: 'withdrawn' }) }
      : undefined,
});
