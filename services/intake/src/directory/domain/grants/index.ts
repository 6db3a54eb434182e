export * from './commands.js';
export * from './grants.js';
export * from './refusals.js';
export * from './state.js';
