import { tallyEvents, type TallyEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { tally, tallyRefusals, type TallyCommand, type TallyState } from './domain/index.js';

/** The business figures of one organ and year as the engine sees them. */
export const tallies: Aggregate<TallyCommand, TallyEvent, TallyState> = {
  name: 'tally',
  decider: tally,
  events: tallyEvents,
  refusals: tallyRefusals,
  exists: (state) => state.organ !== null,
  organOf: (state) => state.organ,
};
