import { appraisalEvents, type AppraisalEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  appraisal,
  appraisalObligations,
  appraisalRefusals,
  type AppraisalCommand,
  type AppraisalState,
} from './domain/index.js';

/** The appraisal of an organ in a year, as the engine sees it. */
export const appraisals: Aggregate<AppraisalCommand, AppraisalEvent, AppraisalState> = {
  name: 'appraisal',
  decider: appraisal,
  events: appraisalEvents,
  refusals: appraisalRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
  timers: { obligationsOf: appraisalObligations, commandFor: (_, { today }) => ({ type: 'PassDay', today }) },
};

/** Who appraises: judges, freezes, decides appeals. */
export const appraiserOf = (state: AppraisalState): string | null =>
  state.phase === 'unknown' ? null : state.appraiser;
