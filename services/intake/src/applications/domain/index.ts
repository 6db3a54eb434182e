export { application } from './application.js';
export type * from './commands.js';
export { feeForItems, feeForPages, feeOf, feeOfNthItem, type FeeSchedule } from './fees.js';
export { commandForObligation, obligationsOf, type ApplicationObligation, type ObligationKind } from './obligations.js';
export { applicationRefusals, type ApplicationRefusal } from './refusals.js';
export {
  articles,
  prerequisitesOf,
  resultRows,
  type ArticleCode,
  type Prerequisite,
  type ResultRow,
} from './results.js';
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
export { regulationTerms, type StatutoryTerms } from './terms.js';
