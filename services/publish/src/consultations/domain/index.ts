export * from './commands.js';
export * from './consultation.js';
export * from './refusals.js';
export * from './state.js';
