import {
  isAwaitingCorrection,
  isAwaitingPayment,
  isUnderReview,
  pendingConsultations,
  type ApplicationState,
} from './state.js';

/** Where an application stands for whoever works through a queue: what has to happen next, in the order of its life. */
export const applicationStages = [
  'toRegister',
  'toAssign',
  'toAccept',
  'inHand',
  'awaitingCorrection',
  'awaitingPayment',
  'consulting',
  'underReview',
  'toDeliver',
  'toArchive',
  'archived',
] as const;
export type ApplicationStage = (typeof applicationStages)[number];

/** A correction or payment that is awaited stops everything else, so it is named before a consultation and a review. */
export const stageOf = (state: Exclude<ApplicationState, { phase: 'absent' }>): ApplicationStage => {
  if (state.phase === 'received') return 'toRegister';
  if (state.phase === 'closed') {
    if (state.archivedOn !== null) return 'archived';
    return state.document !== null && state.deliveredOn === null ? 'toDeliver' : 'toArchive';
  }
  if (isAwaitingCorrection(state)) return 'awaitingCorrection';
  if (isAwaitingPayment(state)) return 'awaitingPayment';
  if (pendingConsultations(state).length > 0) return 'consulting';
  if (isUnderReview(state)) return 'underReview';
  if (state.assignment === null) return 'toAssign';
  return state.assignment.handler === null ? 'toAccept' : 'inHand';
};
