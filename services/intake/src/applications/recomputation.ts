import type { ApplicationEvent, Pins } from '@mingjian/contracts';
import type { RuleBook } from '@mingjian/reference';
import { application, figuresOf, type ApplicationState, type Figure, type PinnedLaw } from './domain/index.js';
import { statutoryTerms } from './law.js';

/** An event of a case as it was recorded, with the versions of law that it used. */
export interface PinnedEvent {
  readonly event: ApplicationEvent;
  readonly pins: Pins;
}

/** An event that the law decided something in, and what its pinned versions make of it today. */
export interface Recomputed {
  /** The event's number in the case, from 1. */
  readonly version: number;
  readonly type: ApplicationEvent['type'];
  readonly pins: Pins;
  readonly figures: readonly Figure[];
}

/**
 * A case counted again from its first event, each with the versions that it pins (architecture rule 10): whatever is in force by now, the
 * figures are the same as those recorded.
 */
export const recompute = (history: readonly PinnedEvent[], rules: RuleBook): readonly Recomputed[] => {
  let state: ApplicationState = application.initialState;
  return history.flatMap(({ event, pins }, index) => {
    const figures = figuresOf(event, state, pinnedLaw(pins, rules));
    state = application.evolve(state, event);
    return figures.length > 0 ? [{ version: index + 1, type: event.type, pins, figures }] : [];
  });
};

const pinnedLaw = ({ rules: pinned = '', calendar }: Pins, rules: RuleBook): PinnedLaw => {
  const terms = rules.pinnedTable('terms', pinned)?.rows;
  return {
    calendar: calendar === undefined ? undefined : rules.pinnedCalendar(calendar),
    terms: terms && statutoryTerms(terms),
    receiptBases: rules.pinnedTable('receiptBases', pinned)?.rows,
    resultBases: rules.pinnedTable('resultBases', pinned)?.rows,
    tariff: rules.pinnedTable('feeTariff', pinned)?.rows,
  };
};
