export { eventStoreSchema } from './schema.js';
export { createPostgresEventStore, type PostgresEventStoreOptions } from './store.js';
