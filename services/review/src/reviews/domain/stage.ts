import { isUndecided, type Review } from './state.js';

/** What a review waits for. */
export const reviewStages = ['opinionDue', 'referred', 'doubted', 'secret', 'decided', 'closed'] as const;
export type ReviewStage = (typeof reviewStages)[number];

/** A secret or a doubt is named first: it lasts also when all opinions are in. */
export const stageOf = (review: Review): ReviewStage => {
  if (review.closedOn !== null) return 'closed';
  if (review.secret !== null) return 'secret';
  if (review.doubts.length > 0) return 'doubted';
  if (!isUndecided(review)) return 'decided';
  return review.round.referredOn !== null && review.round.answer === null ? 'referred' : 'opinionDue';
};
