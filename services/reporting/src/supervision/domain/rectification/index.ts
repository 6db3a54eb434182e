export * from './rectification.js';
export * from './refusals.js';
