import { addDays } from '@mingjian/calendar';
import type { ItemDuty } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { isOpen } from './guards.js';
import type { ItemState, ProposedItem } from './state.js';

export interface ItemObligation {
  readonly kind: 'itemTerm' | ItemDuty;
  /** The day after the last one on which it could be done in time; that day itself for a term in hours. */
  readonly due: CivilDate;
  /** The instant at which a term in hours is over. */
  readonly at?: string;
}

/** What the stream owes now: to notice, once each, that the term to publish passed, or that of a duty of what is out. */
export const obligationsOf = (state: ItemState): readonly ItemObligation[] =>
  state.phase === 'unknown'
    ? []
    : [
        ...termOf(state),
        ...state.duties
          .filter(({ missed }) => !missed)
          .map(({ duty, due }) => ({ kind: duty, due: addDays(due, 1) }) as const),
      ];

/** The term of Art 26 runs for what the public is to see, and has not seen elsewhere before (补录); one in hours is noticed within the day. */
const termOf = (state: ProposedItem): readonly ItemObligation[] => {
  const { attribute, visibility, indexNumber, termMissed, publishBy, publishAt, description } = state;
  const runs = isOpen(state) && indexNumber === null && !termMissed;
  if (!runs || attribute !== 'proactive' || visibility !== 'public') return [];
  if (description.originallyPublishedOn !== undefined) return [];
  return publishAt === null
    ? [{ kind: 'itemTerm', due: addDays(publishBy, 1) }]
    : [{ kind: 'itemTerm', due: publishBy, at: publishAt }];
};
