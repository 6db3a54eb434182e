import type { RatingEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type CivilDate, type Decider } from '@mingjian/core';

type Rated = RatingEvent['data'];

export interface Rate extends Omit<Rated, 'organ' | 'ratedOn'> {
  readonly type: 'Rate';
  readonly today: CivilDate;
  /** What is on record of the application; null where there is none, or it is not that of whoever rates. */
  readonly rated: { readonly organ: string; readonly delivered: boolean } | null;
  readonly personal?: RatingEvent['personal'];
}

export type RatingState = Rated | null;

export const ratingRefusals = {
  'rating.application.unknown': { zh: '没有此申请', en: 'There is no such application', status: 404 },
  'rating.application.notDelivered': { zh: '答复送达后方可评价', en: 'It is rated once the reply is delivered' },
  'rating.application.alreadyRated': { zh: '已经评价过', en: 'It is rated already' },
} as const;

/** Streams `rating-<application>`: a case is rated once, after its reply was delivered, and never changed. */
export const rating: Decider<Rate, RatingEvent, RatingState> = {
  initialState: null,
  decide({ type: _, today, rated, personal, ...data }, state) {
    if (rated === null) return refused(refusal('rating.application.unknown'));
    if (state !== null) return refused(refusal('rating.application.alreadyRated', { ratedOn: state.ratedOn }));
    if (!rated.delivered) return refused(refusal('rating.application.notDelivered'));
    return accepted({
      type: 'ApplicationRated',
      data: { ...data, organ: rated.organ, ratedOn: today },
      ...(personal && { personal }),
    });
  },
  evolve: (_, { data }) => data,
};
