export * from './commands.js';
export type { FilingFault } from './filing.js';
export { isOpen } from './guards.js';
export * from './item.js';
export * from './obligations.js';
export { INTERPRETATION } from './proposal.js';
export * from './publication-term.js';
export * from './refusals.js';
export * from './state.js';
