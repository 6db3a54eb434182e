export * from './difference.js';
export * from './effective.js';
export { evolve, foldSteps, type Life, type State } from './fold.js';
export * from './lives/index.js';
export * from './step.js';
