export * from './cells.js';
export * from './checks/index.js';
export * from './fold.js';
export * from './form2021.js';
export * from './opening-balance.js';
export * from './refusals.js';
export * from './tables.js';
