import { rectificationEvents, type RectificationEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  rectification,
  rectificationObligations,
  rectificationRefusals,
  type RectificationCommand,
  type RectificationState,
} from './domain/index.js';

/** Something that an organ has to mend, as the engine sees it. */
export const rectifications: Aggregate<RectificationCommand, RectificationEvent, RectificationState> = {
  name: 'rectification',
  decider: rectification,
  events: rectificationEvents,
  refusals: rectificationRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  timers: { obligationsOf: rectificationObligations, commandFor: (_, { today }) => ({ type: 'MissDay', today }) },
};

/** Who ordered it assesses it. */
export const orderedBy = (state: RectificationState): string | null =>
  state.phase === 'unknown' ? null : state.orderedBy;
