export * from './levels.js';
export type * from './commands.js';
export { escalationOf } from './escalation.js';
export { scanContent, type Scan } from './personal-data/scan.js';
export { chanceToOpine, tookPart } from './reading.js';
export { reviewRefusals, type ReviewRefusal } from './refusals.js';
export { barTo } from './release.js';
export { review } from './review.js';
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
