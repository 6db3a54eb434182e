export * from './levels.js';
export type * from './commands.js';
export { escalationOf } from './escalation.js';
export type { ScannedFile } from './personal-data/files.js';
export { scanContent, type Scan } from './personal-data/scan.js';
export { chanceToOpine, tookPart } from './reading.js';
export { reviewRefusals, type ReviewRefusal } from './refusals.js';
export { barTo } from './release.js';
export { review } from './review.js';
export { lastDayOfReview, type RunningRound } from './review-term.js';
export {
  actingOrgan,
  currentLevel,
  isUndecided,
  type Absent,
  type Clearance,
  type Content,
  type Level,
  type Review,
  type ReviewState,
  type Thing,
} from './state.js';
export { reviewStages, stageOf, type ReviewStage } from './stage.js';
