export * from './conversion.js';
export * from './refusals.js';
