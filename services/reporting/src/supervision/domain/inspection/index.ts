export * from './inspection.js';
export * from './refusals.js';
