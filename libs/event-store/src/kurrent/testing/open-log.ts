import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { EventStore } from '../../port.js';
import { createKurrentEventStore, numberingSchema } from '../index.js';

/** A log of its own, named `source`, on a server that others use too, and its numbering in a database of its own. */
export interface OpenedKurrentLog {
  readonly source: string;
  readonly database: TestDatabase;
  readonly store: EventStore;
  /** Another store with its own connections, as a second process has. */
  reopen(): Promise<EventStore>;
  close(): Promise<void>;
}

export const openKurrentLog = async (url: string, source = `spec${randomUUID()}`): Promise<OpenedKurrentLog> => {
  const database = await testDatabase();
  await database.pool.query(numberingSchema(database.appRole));
  const opened: { readonly store: EventStore; readonly pool: Pool }[] = [];
  const reopen = async () => {
    const pool = createPool(database.url, { applicationName: 'spec-store', max: 4 });
    const store = createKurrentEventStore({ source, url, pool });
    opened.push({ store, pool });
    return store;
  };
  return {
    source,
    database,
    store: await reopen(),
    reopen,
    async close() {
      await Promise.all(opened.map(({ store }) => store.close()));
      await Promise.all(opened.map(({ pool }) => pool.end()));
      await database.drop();
    },
  };
};
