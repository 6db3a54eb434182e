export * from './complaint/index.js';
export * from './refusals.js';
export * from './remedy.js';
