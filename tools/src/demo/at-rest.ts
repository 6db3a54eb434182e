import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ServiceName } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import type { EventStore } from '@mingjian/event-store';
import { createPool } from '@mingjian/postgres';
import { startEmbeddedPostgres } from '@mingjian/postgres/embedded';
import { openStore, type StoreChoice } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { DataFolder } from '../launcher/data-folder.js';
import { lockFolder } from '../launcher/folder-lock.js';
import { LauncherError } from '../launcher/launcher-error.js';

/** A city that does not run, as somebody outside its services finds it: its database server alone. */
export interface CityAtRest {
  /** The service's database, as the server's superuser. */
  database(service: ServiceName): Pool;
  /** The service's log; whoever opens it closes it. */
  openStore(service: ServiceName): Promise<EventStore>;
}

/**
 * Looks at the databases of a data folder on which nothing runs.
 * @throws LauncherError for a folder that is none, or that a launcher is using
 */
export const atRest = async <Found>(data: string, look: (city: CityAtRest) => Promise<Found>): Promise<Found> => {
  const path = resolve(data);
  if (!(await stat(join(path, 'settings.json')).catch(() => undefined))) {
    throw new LauncherError(`${path} is not the data folder of a city`);
  }
  const lock = await lockFolder(path);
  try {
    const folder = await DataFolder.open(path, { simulated: false }, civilDateOf(new Date()));
    const server = await startEmbeddedPostgres({ dataDir: folder.postgres });
    const pools = new Map<ServiceName, Pool>();
    try {
      const database = (service: ServiceName): Pool => {
        const known = pools.get(service);
        if (known) return known;
        const url = new URL(server.url);
        url.pathname = `/mingjian_${service}`;
        const pool = createPool(url.href, { applicationName: 'city at rest', max: 4 });
        pools.set(service, pool);
        return pool;
      };
      const store: StoreChoice =
        folder.store === undefined ? { kind: 'postgres' } : { kind: 'kurrent', url: folder.store };
      return await look({
        database,
        openStore: (service) => openStore({ service, store }, database(service), () => undefined),
      });
    } finally {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await server.stop();
    }
  } finally {
    await lock.release();
  }
};
