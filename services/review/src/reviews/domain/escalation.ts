import type { ReviewEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Holder, Staffing } from './commands.js';
import { actedBefore, isOwnDraft } from './guards.js';
import { actingOrgan, currentLevel, isUndecided, reviewOf, type EventData, type Review } from './state.js';

type RuledOut = NonNullable<EventData<'ReviewEscalated'>['ruledOut']>[number];

/** Escalation is nobody's act: the service itself hands the level on. */
const BY_ITSELF = 'system:review';

/**
 * The event that hands the present level to the nearest superior organ with somebody who may act, once nobody of the acting organ may.
 * Undefined while somebody may, and where nobody above may either: then the level waits where it is.
 * @param staffing of the present level; one of another level says nothing about it
 */
export const escalationOf = (review: Review, staffing: Staffing, today: CivilDate): ReviewEvent | undefined => {
  const [here] = staffing.organs;
  if (!isUndecided(review) || currentLevel(review)?.level !== staffing.level) return undefined;
  if (here?.organ !== actingOrgan(review)) return undefined;
  const place = staffing.organs.findIndex(({ holders }) => holders.some((holder) => !whyRuledOut(holder, review)));
  const next = staffing.organs[place];
  if (!next || place === 0) return undefined;
  const ruledOut = staffing.organs.slice(0, place).flatMap(({ organ, holders }) =>
    holders.flatMap((holder): readonly RuledOut[] => {
      const why = whyRuledOut(holder, review);
      return why ? [{ organ, ...holder, why }] : [];
    }),
  );
  return {
    type: 'ReviewEscalated',
    data: {
      ...reviewOf(review),
      level: staffing.level,
      toOrgan: next.organ,
      by: BY_ITSELF,
      ruledOut,
      escalatedOn: today,
    },
  };
};

const whyRuledOut = (holder: Holder, review: Review): RuledOut['why'] | undefined => {
  if (isOwnDraft(holder, review)) return 'ownDraft';
  return actedBefore(holder, review) ? 'actedBefore' : undefined;
};
