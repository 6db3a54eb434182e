import type { ServiceName } from '@mingjian/contracts';
import type { EventStore } from '@mingjian/event-store';
import { createKurrentEventStore, numberingSchema } from '@mingjian/event-store/kurrent';
import { createPostgresEventStore, eventStoreSchema } from '@mingjian/event-store/postgres';
import { createPool } from '@mingjian/postgres';
import type { Pool } from 'pg';
import { openSession } from '../session.js';
import { commandsIn, type KeptCommand, type StoreKind } from './commands.js';
import { copyLog, proveEqual, type Proof } from './copy-log.js';

export interface CopyStoreOptions {
  readonly service: ServiceName;
  /** The service's database as its role and as its owner. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Connection string of the EventStoreDB server. */
  readonly serverUrl: string;
  /** The store to fill from the other. */
  readonly to: StoreKind;
}

const COPY = 'mingjian-store-copy';

/**
 * Copies a service's log, with the answers to its commands, from its database to EventStoreDB or back, and proves that both are equal. The
 * service must stand still.
 * @throws CopyFailed when they are not
 */
export const copyStore = async ({ service, appUrl, ownerUrl, serverUrl, to }: CopyStoreOptions): Promise<Proof> => {
  await prepare(ownerUrl, decodeURIComponent(new URL(appUrl).username), to);
  const pool = createPool(appUrl, { applicationName: COPY, max: 4 });
  const stores = storesOf(service, pool, serverUrl);
  const [source, target] = to === 'kurrent' ? (['postgres', 'kurrent'] as const) : (['kurrent', 'postgres'] as const);
  try {
    // Brings the numbering up to the end of the server's log, which its table of commands follows.
    await stores[source].firstAnswer('', '');
    const commands = (): AsyncIterable<readonly KeptCommand[]> => readCommands(appUrl, source);
    await copyLog(stores[source], commands(), stores[target]);
    return await proveEqual(stores[source], commands(), stores[target]);
  } finally {
    await Promise.all(Object.values(stores).map((store) => store.close()));
    await pool.end();
  }
};

const storesOf = (source: ServiceName, pool: Pool, url: string): Readonly<Record<StoreKind, EventStore>> => ({
  postgres: createPostgresEventStore({ source, pool }),
  kurrent: createKurrentEventStore({ source, url, pool }),
});

/** The tables of the store that is filled; running their SQL again changes nothing. */
const prepare = async (ownerUrl: string, appRole: string, to: StoreKind): Promise<void> => {
  const owner = await openSession(ownerUrl, COPY);
  try {
    await owner.query((to === 'kurrent' ? numberingSchema : eventStoreSchema)(appRole));
  } finally {
    await owner.end();
  }
};

async function* readCommands(url: string, kind: StoreKind): AsyncGenerator<readonly KeptCommand[]> {
  const client = await openSession(url, COPY);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    yield* commandsIn(client, kind);
  } finally {
    await client.end();
  }
}
