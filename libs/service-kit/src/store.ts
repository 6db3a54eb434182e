import type { EventStore } from '@mingjian/event-store';
import { createKurrentEventStore, numberingSchema } from '@mingjian/event-store/kurrent';
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
export const storeStep = ({ kind }: StoreChoice) =>
  kind === 'kurrent' ? { name: 'Numbering', sql: numberingSchema } : { name: 'EventStore', sql: eventStoreSchema };

/** Opens the store that the configuration names. @throws Error when its URL is no connection string */
export const openStore = ({ service, store }: Pick<ServiceConfig, 'service' | 'store'>, pool: Pool): EventStore =>
  store.kind === 'kurrent'
    ? createKurrentEventStore({ source: service, url: store.url, pool })
    : createPostgresEventStore({ source: service, pool });
