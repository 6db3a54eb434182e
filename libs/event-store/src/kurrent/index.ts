export { serverVersion } from './client.js';
export { sourcesWithEvents } from './sources.js';
export { clearNumbering, numberingSchema } from './schema.js';
export { createKurrentEventStore, type KurrentEventStoreOptions } from './store.js';
