import { reviewEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';

/** Review sent a proposed reply back to its handler. */
export const onReviewDecided = reactionOf(applications)({
  name: 'application.reviewDecided',
  to: reviewEvents.ReviewDecided,
  consequence: ({ thing, outcome, review }) =>
    thing.kind === 'reply' && outcome === 'returned'
      ? {
          id: thing.id,
          command: ({ today }) => ({
            type: 'ReturnReply',
            today,
            by: 'system:intake',
            proposal: thing.proposal,
            review,
          }),
        }
      : undefined,
});
