export * from './commands.js';
export * from './refusals.js';
export * from './rules.js';
export { lawOfTheCity } from './rows.js';
