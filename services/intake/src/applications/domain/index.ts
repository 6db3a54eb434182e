export { application } from './application.js';
export { ALIKE, likenessAmong, type Asked, type Likeness } from './similarity.js';
export type * from './commands.js';
export { feeFor, feeLines, feeOf, type FeeLine, type FeeTariff } from './fees.js';
export { lateEntry, type ClosedOnPaper, type LateEntryCommand, type LateEntryState } from './late-entry.js';
export { lateEntryRefusals } from './late-entry-refusals.js';
export { commandForObligation, obligationsOf, type ApplicationObligation, type ObligationKind } from './obligations.js';
export { figuresOf, type Figure, type PinnedLaw } from './recomputation.js';
export { applicationRefusals, type ApplicationRefusal } from './refusals.js';
export { partsOf, prerequisitesOf, type ResultBases } from './results.js';
export {
  applicationStream,
  isPastDue,
  isAwaitingCorrection,
  isAwaitingPayment,
  isTermRunning,
  isUnderReview,
  type ApplicationState,
  type ClosedCase,
  type OpenCase,
  type ReceivedCase,
} from './state.js';
export { applicationStages, stageOf, type ApplicationStage } from './stage.js';
export { type StatutoryTerms } from './terms.js';
export { warningOf, workdaysLeftUntil, type Warning, type WarningLevels } from './warnings.js';
