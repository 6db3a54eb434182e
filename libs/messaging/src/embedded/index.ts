export * from './bus.js';
export * from './schema.js';
