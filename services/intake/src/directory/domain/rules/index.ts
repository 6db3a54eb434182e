export * from './commands.js';
export * from './refusals.js';
export * from './rules.js';
export { shippedLaw } from './rows.js';
