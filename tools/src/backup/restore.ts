import { constants } from 'node:fs';
import { chmod, copyFile, cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { openSession } from '../session.js';
import { BackupError, digestOf, readLines, verifyArchive } from './archive.js';
import { migratePlace } from './migrate-place.js';
import { readManifest, type Manifest, type ServiceManifest } from './manifest.js';
import { contentsOf, keyFileOf, type Place } from './place.js';
import { BACKUP } from './snapshots.js';
import { extentOf, insertLines, tablesOf, type Table } from './tables.js';

/**
 * Checks that a backup and its keys are complete and what was written.
 * @throws BackupError naming the first file that is not, or a key that does not belong to the backup
 */
export const verifyBackup = async (from: string, keys: string): Promise<Manifest> => {
  const manifest = await readManifest(from);
  await verifyArchive(from);
  await verifyArchive(keys);
  for (const [service, { key }] of Object.entries(manifest.services)) {
    if (key === null) continue;
    const found = await digestOf(join(keys, `${service}.key`)).catch(() => undefined);
    if (found !== key) throw new BackupError(`${join(keys, `${service}.key`)} is not the key of this backup`);
  }
  return manifest;
};

/**
 * Fills empty databases and folders from a verified backup. A service's tables are filled in one transaction, which is committed only when
 * every table has the rows and the digest that the backup tells.
 * @throws BackupError when a place is not empty, or the backup does not fit this build
 */
export const restore = async ({
  from,
  keys,
  manifest,
  places,
}: {
  readonly from: string;
  readonly keys: string;
  readonly manifest: Manifest;
  readonly places: readonly Place[];
}): Promise<void> => {
  for (const place of places) {
    const service = manifest.services[place.service];
    if (!service) throw new BackupError(`the backup has no ${place.service}`);
    await migratePlace(place);
    await restoreTables(place, service, join(from, place.service));
    await restoreFiles(place, service, join(from, place.service), keys);
  }
};

const restoreTables = async (place: Place, service: ServiceManifest, folder: string): Promise<void> => {
  const client = await openSession(place.ownerUrl, BACKUP);
  try {
    await client.query('BEGIN');
    const tables = await tablesOf(client);
    const stranger = Object.keys(service.tables).find((name) => !tables.some((table) => table.name === name));
    if (stranger !== undefined) throw new BackupError(`${place.service}: this build has no table ${stranger}`);
    await requireEmptyLog(client, place);
    for (const table of tables) {
      const wanted = service.tables[table.name];
      // A build that is newer than the backup may have more tables; they begin empty, as at an upgrade.
      if (wanted) await restoreTable(client, place, table, wanted, folder);
    }
    await client.query('COMMIT');
  } finally {
    // Without a commit everything is taken back.
    await client.end();
  }
};

const requireEmptyLog = async (client: pg.Client, { service }: Place): Promise<void> => {
  const { rowCount } = await client.query('SELECT FROM log.head WHERE sequence = 0');
  if (rowCount !== 1) throw new BackupError(`the log of ${service} is not empty`);
};

const restoreTable = async (
  client: pg.Client,
  { service }: Place,
  table: Table,
  wanted: ServiceManifest['tables'][string],
  folder: string,
): Promise<void> => {
  // A table of one row for ever has it from the migrations.
  if (table.key === 'only_row') await client.query(`DELETE FROM ${table.name}`);
  const { rowCount } = await client.query(`SELECT FROM ${table.name} LIMIT 1`);
  if (rowCount !== 0) throw new BackupError(`${table.name} of ${service} is not empty`);
  for await (const lines of readLines(join(folder, `${table.name}.ndjson.gz`))) {
    await insertLines(client, table.name, lines);
  }
  const found = await extentOf(client, table);
  if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256) {
    throw new BackupError(`${table.name} of ${service} did not come back as it was`);
  }
};

const restoreFiles = async (place: Place, service: ServiceManifest, folder: string, keys: string): Promise<void> => {
  if (service.contents > 0) {
    await cp(join(folder, 'contents'), contentsOf(place), { recursive: true, errorOnExist: true, force: false });
  }
  if (service.key === null) return;
  const file = keyFileOf(place);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await copyFile(join(keys, `${place.service}.key`), file, constants.COPYFILE_EXCL);
  await chmod(file, 0o600);
};
