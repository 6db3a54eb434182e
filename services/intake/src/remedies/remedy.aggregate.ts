import { remedyEvents, type RemedyEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { remedy, remedyRefusals, type RemedyCommand, type RemedyState } from './domain/index.js';

/** A reconsideration or suit as the engine sees it. */
export const remedies: Aggregate<RemedyCommand, RemedyEvent, RemedyState> = {
  name: 'remedy',
  decider: remedy,
  events: remedyEvents,
  refusals: remedyRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};
