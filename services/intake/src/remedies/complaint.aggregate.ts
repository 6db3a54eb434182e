import { complaintEvents, type ComplaintEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  complaint,
  complaintRefusals,
  obligationsOf,
  type ComplaintCommand,
  type ComplaintState,
} from './domain/index.js';

/** A complaint, report or suggestion as the engine sees it; the clock notices what was not done in time. */
export const complaints: Aggregate<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  name: 'complaint',
  decider: complaint,
  events: complaintEvents,
  refusals: complaintRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  timers: { obligationsOf, commandFor: (_, { today }) => ({ type: 'MissTerm', today }) },
};
