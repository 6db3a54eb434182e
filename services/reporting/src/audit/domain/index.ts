export * from './audit.js';
export * from './finding.js';
export * from './refusals.js';
export * from './sample.js';
