import { measureEvents, type MeasureEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { measure, measureRefusals, type MeasureCommand, type MeasureState } from './domain/index.js';

/** A measure of whoever supervises, as the engine sees it. */
export const measures: Aggregate<MeasureCommand, MeasureEvent, MeasureState> = {
  name: 'measure',
  decider: measure,
  events: measureEvents,
  refusals: measureRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};
