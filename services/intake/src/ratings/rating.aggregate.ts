import { ratingEvents, type RatingEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { rating, ratingRefusals, type Rate, type RatingState } from './domain/index.js';

/** What an applicant thought of a case, as the engine sees it. */
export const ratings: Aggregate<Rate, RatingEvent, RatingState> = {
  name: 'rating',
  decider: rating,
  events: ratingEvents,
  refusals: ratingRefusals,
  exists: (state) => state !== null,
  organOf: (state) => state?.organ ?? null,
};
