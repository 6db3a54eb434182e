import { addDays } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import { isOpen } from './guards.js';
import type { ItemState } from './state.js';

export interface ItemObligation {
  readonly kind: 'itemTerm';
  /** The day after the last one on which the item could be published in time. */
  readonly due: CivilDate;
}

/** What the stream owes now: to notice that the term of Art 26 passed, which runs, once, for what the public is to see. */
export const obligationsOf = (state: ItemState): readonly ItemObligation[] => {
  if (
    !isOpen(state) ||
    state.indexNumber !== null ||
    state.termMissed ||
    state.attribute !== 'proactive' ||
    state.visibility !== 'public'
  )
    return [];
  return [{ kind: 'itemTerm', due: addDays(state.publishBy, 1) }];
};
