export * from './counted.js';
export * from './measured.js';
