import { lateEntryEvents, type LateEntryEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { lateEntry, lateEntryRefusals, type LateEntryCommand, type LateEntryState } from './domain/index.js';

/** A late entry (补录) as the engine sees it. */
export const lateEntries: Aggregate<LateEntryCommand, LateEntryEvent, LateEntryState> = {
  name: 'lateEntry',
  decider: lateEntry,
  events: lateEntryEvents,
  refusals: lateEntryRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
};
