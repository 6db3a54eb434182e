export * from './refusals.js';
export * from './tally.js';
