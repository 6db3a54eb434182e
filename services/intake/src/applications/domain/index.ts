export { application } from './application.js';
export type * from './commands.js';
export { feeFor, feeLines, feeOf, type FeeLine, type FeeTariff } from './fees.js';
export { commandForObligation, obligationsOf, type ApplicationObligation, type ObligationKind } from './obligations.js';
export { figuresOf, type Figure, type PinnedLaw } from './recomputation.js';
export { applicationRefusals, type ApplicationRefusal } from './refusals.js';
export { partsOf, prerequisitesOf, type ResultBases } from './results.js';
export {
  applicationStream,
  isPastDue,
  isTermRunning,
  isUnderReview,
  type ApplicationState,
  type ClosedCase,
  type OpenCase,
  type ReceivedCase,
} from './state.js';
export { type StatutoryTerms } from './terms.js';
export { warningOf, type Warning, type WarningLevels } from './warnings.js';
