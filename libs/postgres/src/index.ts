export * from './ensure-database.js';
export * from './pool.js';
export * from './unavailable.js';
export * from './wire.js';
