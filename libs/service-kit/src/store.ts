import type { EventStore } from '@mingjian/event-store';
import { createPostgresEventStore, eventStoreSchema } from '@mingjian/event-store/postgres';
import type { Pool } from 'pg';
import type { ServiceConfig } from './config.js';

/** Where a service's log is: in its own database, or on an EventStoreDB server that all services share. */
export type StoreChoice =
  | { readonly kind: 'postgres' }
  | {
      readonly kind: 'kurrent';
      /** Connection string, `esdb://…`. */
      readonly url: string;
    };

/** The first step of a service's migrations: what its store keeps in the service's database. */
export const storeStep = async ({ kind }: StoreChoice) =>
  kind === 'kurrent'
    ? { name: 'Numbering', sql: (await kurrent()).numberingSchema }
    : { name: 'EventStore', sql: eventStoreSchema };

/**
 * Opens the store that the configuration names.
 * @param onCommit hears how many appends shared a commit, where the store makes them share one
 * @throws Error when its URL is no connection string
 */
export const openStore = async (
  { service, store }: Pick<ServiceConfig, 'service' | 'store'>,
  pool: Pool,
  onCommit: (appends: number) => void,
): Promise<EventStore> =>
  store.kind === 'kurrent'
    ? (await kurrent()).createKurrentEventStore({ source: service, url: store.url, pool })
    : createPostgresEventStore({ source: service, pool, onCommit });

/** Its client takes long to load; who keeps the log in Postgres need not wait for it. */
const kurrent = () => import('@mingjian/event-store/kurrent');
