import { consultationEvents, type ConsultationEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  consultation,
  consultationRefusals,
  type ConsultationCommand,
  type ConsultationState,
} from './domain/index.js';

/** A consultation of the public on the draft of a decision, as the engine sees it. */
export const consultations: Aggregate<ConsultationCommand, ConsultationEvent, ConsultationState> = {
  name: 'consultation',
  decider: consultation,
  events: consultationEvents,
  refusals: consultationRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
  sectionOf: (state) => (state.phase === 'absent' ? null : state.section),
};
