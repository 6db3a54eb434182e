export * from './given.js';
export * from './manual-clock.js';
