import { recordCorrectionEvents, type RecordCorrectionEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  recordCorrection,
  recordCorrectionRefusals,
  type RecordCorrectionCommand,
  type RecordCorrectionState,
} from './domain/index.js';

/** A request to correct a record as the engine sees it. */
export const recordCorrections: Aggregate<RecordCorrectionCommand, RecordCorrectionEvent, RecordCorrectionState> = {
  name: 'recordCorrection',
  decider: recordCorrection,
  events: recordCorrectionEvents,
  refusals: recordCorrectionRefusals,
  exists: (state) => state.phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};
