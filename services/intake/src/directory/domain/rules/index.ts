export * from './commands.js';
export * from './refusals.js';
export * from './rules.js';
export { cameLater } from './rows.js';
