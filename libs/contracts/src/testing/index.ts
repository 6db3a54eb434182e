export * from './arbitrary-data.js';
