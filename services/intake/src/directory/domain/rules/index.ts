export * from './commands.js';
export * from './refusals.js';
export * from './rules.js';
export { broughtAlong, lawOfTheCity } from './rows.js';
