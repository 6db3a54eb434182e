export * from './contract.js';
export * from './samples.js';
