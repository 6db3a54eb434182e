export * from './commands.js';
export * from './item.js';
export * from './obligations.js';
export * from './publication-term.js';
export * from './refusals.js';
export * from './state.js';
