import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { Client, type Pool } from 'pg';
import type { EventStore } from '../../port.js';
import { createPostgresEventStore, eventStoreSchema } from '../index.js';

/** A fresh log in a database of its own, as specs need it. */
export interface OpenedLog {
  readonly database: TestDatabase;
  readonly store: EventStore;
  /** Another store with its own connections, as a second process has. */
  reopen(): Promise<EventStore>;
  /** A plain connection as the service's role, to hold transactions open with. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

export const openLog = async (): Promise<OpenedLog> => {
  const database = await testDatabase();
  await database.pool.query(eventStoreSchema(database.appRole));
  const opened: { readonly store: EventStore; readonly pool: Pool }[] = [];
  const clients: Client[] = [];
  const reopen = async () => {
    const pool = createPool(database.url, { applicationName: 'spec-store', max: 4 });
    const store = createPostgresEventStore({ source: 'intake', pool });
    opened.push({ store, pool });
    return store;
  };
  return {
    database,
    store: await reopen(),
    reopen,
    async connect() {
      const client = new Client({ connectionString: database.url });
      clients.push(client);
      await client.connect();
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await Promise.all(opened.map(({ store }) => store.close()));
      await Promise.all(opened.map(({ pool }) => pool.end()));
      await database.drop();
    },
  };
};
