export * from './measure.js';
export * from './refusals.js';
