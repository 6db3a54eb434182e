export * from './appraisal.js';
export * from './refusals.js';
export * from './scoring.js';
export { type AppraisalState, type KnownAppraisal } from './state.js';
