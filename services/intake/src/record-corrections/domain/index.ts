export * from './record-correction.js';
export * from './refusals.js';
