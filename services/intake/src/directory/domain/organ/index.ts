export * from './commands.js';
export * from './organ.js';
export * from './refusals.js';
export * from './state.js';
