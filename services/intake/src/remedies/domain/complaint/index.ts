export * from './complaint.js';
export * from './refusals.js';
export * from './state.js';
