export * from './calendar.js';
export * from './refusals.js';
