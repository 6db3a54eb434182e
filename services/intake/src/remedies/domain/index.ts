export * from './refusals.js';
export * from './remedy.js';
