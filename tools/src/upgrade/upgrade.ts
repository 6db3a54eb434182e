import type { ServiceName } from '@mingjian/contracts';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import { createPool } from '@mingjian/postgres';
import { backUp, withStandingCity, type Place } from '../backup/index.js';
import { migratePlace } from '../backup/migrate-place.js';
import { readThrough, UnreadableEvent, type LogExtent } from './record.js';

/** What became of one service's database. */
export interface UpgradedService extends LogExtent {
  /** Names of the migrations that it had not gone through before. */
  readonly migrations: readonly string[];
}

export type Upgraded = Readonly<Partial<Record<ServiceName, UpgradedService>>>;

/** Nothing was changed, or the backup is what to go back to; the message says which. */
export class UpgradeError extends Error {}

/**
 * Brings the data of a city that does not run to this build. First every event is read as this build would, so that a build that is too
 * old changes nothing; then everything is backed up; then the tables are changed, and the logs are compared with what they were.
 * Read models are not touched: those whose definition has changed are built anew beside the old ones once the city runs.
 * @throws UpgradeError, LauncherError while the city runs, BackupError
 */
export const upgradeDataFolder = (
  path: string,
  { to, keys, report }: { readonly to: string; readonly keys: string; readonly report: (line: string) => void },
): Promise<Upgraded> =>
  withStandingCity(path, report, async (places, folder) => {
    const before = new Map<ServiceName, LogExtent>();
    for (const place of places) before.set(place.service, await readable(place, report));
    report(`every event can be read; backing up to ${to}`);
    await backUp({ places, to, keys, folder });

    const upgraded: Partial<Record<ServiceName, UpgradedService>> = {};
    for (const place of places) {
      const migrations = await migratePlace(place);
      const after = await logOf(place, report);
      if (after.digest !== before.get(place.service)!.digest) {
        throw new UpgradeError(`the log of ${place.service} is not what it was: restore the backup in ${to}`);
      }
      upgraded[place.service] = { ...after, migrations };
    }
    return upgraded;
  });

const readable = async (place: Place, report: (line: string) => void): Promise<LogExtent> => {
  try {
    return await logOf(place, report);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    throw new UpgradeError(`${error.message}. Nothing was changed`, { cause: error });
  }
};

const SAID_EVERY = 100_000;

const logOf = async ({ service, ownerUrl }: Place, report: (line: string) => void): Promise<LogExtent> => {
  const pool = createPool(ownerUrl, { applicationName: 'mingjian-upgrade', max: 2 });
  const store = createPostgresEventStore({ source: service, pool });
  let said = 0;
  try {
    return await readThrough(service, store, (events) => {
      if (events - said < SAID_EVERY) return;
      said = events;
      report(`${service}: ${events} events read`);
    });
  } finally {
    await store.close();
    await pool.end();
  }
};
