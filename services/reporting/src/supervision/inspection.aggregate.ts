import { inspectionEvents, type InspectionEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  inspection,
  inspectionObligations,
  inspectionRefusals,
  type InspectionCommand,
  type InspectionState,
} from './domain/index.js';

/** An inspection of several organs, as the engine sees it. */
export const inspections: Aggregate<InspectionCommand, InspectionEvent, InspectionState> = {
  name: 'inspection',
  decider: inspection,
  events: inspectionEvents,
  refusals: inspectionRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  timers: { obligationsOf: inspectionObligations, commandFor: (_, { today }) => ({ type: 'MissReports', today }) },
};
