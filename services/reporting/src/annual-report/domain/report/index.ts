export * from './annual-report.js';
export * from './commands.js';
export * from './deadline.js';
export { referableOf } from './decide.js';
export * from './state.js';
