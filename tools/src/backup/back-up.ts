import { constants } from 'node:fs';
import { copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type pg from 'pg';
import { BackupError, digestOf, makeEmptyFolder, sealArchive, writeLines } from './archive.js';
import { writeManifest, type FolderManifest, type Manifest, type ServiceManifest } from './manifest.js';
import { contentsOf, keyFileOf, type Place } from './place.js';
import { withSnapshots } from './snapshots.js';
import { linesOf, Measure, tablesOf } from './tables.js';

export interface BackUpOptions {
  readonly places: readonly Place[];
  /** Empty or not there; gets everything but the keys. */
  readonly to: string;
  /** Empty or not there, not inside `to`; gets the keys. */
  readonly keys: string;
  readonly folder: FolderManifest | null;
}

/**
 * Writes a backup of a whole city, also while it runs: every service's database as of one moment, the content that its events name, and the
 * keys apart. Content is copied after the snapshots: it is written before the event that names it, so none is missing.
 * @throws BackupError for a folder that cannot be used
 */
export const backUp = async ({ places, to, keys, folder }: BackUpOptions): Promise<Manifest> => {
  if (isWithin(keys, to) || isWithin(to, keys)) {
    throw new BackupError('keys and backup must lie apart: who finds both reads everything');
  }
  await makeEmptyFolder(to);
  await makeEmptyFolder(keys);
  const takenAt = new Date().toISOString();
  const services: Manifest['services'] = {};
  await withSnapshots(places, async (snapshots) => {
    for (const [place, client] of snapshots) {
      const tables = await writeTables(client, join(to, place.service));
      services[place.service] = {
        events: tables['log.events']?.rows ?? 0,
        tables,
        contents: await copyContents(place, join(to, place.service)),
        key: await copyKey(place, keys),
      };
    }
  });
  const manifest: Manifest = { format: 1, takenAt, services, folder };
  await writeManifest(to, manifest);
  await sealArchive(keys);
  await sealArchive(to);
  return manifest;
};

const isWithin = (path: string, folder: string): boolean => {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || !way.startsWith('..');
};

const writeTables = async (client: pg.Client, folder: string): Promise<ServiceManifest['tables']> => {
  await mkdir(folder, { mode: 0o700 });
  const extents: ServiceManifest['tables'] = {};
  for (const table of await tablesOf(client)) {
    const measure = new Measure();
    await writeLines(join(folder, `${table.name}.ndjson.gz`), measure.through(linesOf(client, table)));
    extents[table.name] = measure.extent();
  }
  return extents;
};

/** A service that never kept content has no such folder. */
const copyContents = async (place: Place, folder: string): Promise<number> => {
  const to = join(folder, 'contents');
  // What a writer has not finished begins with a dot.
  const isFinished = (path: string): boolean => !/[\\/]\.[^\\/]*$/.test(path);
  await cp(contentsOf(place), to, { recursive: true, filter: isFinished }).catch(ignoreMissing);
  return (await readdir(to, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile())
    .length;
};

const copyKey = async (place: Place, folder: string): Promise<string | null> => {
  const file = keyFileOf(place);
  const copied = await copyFile(file, join(folder, `${place.service}.key`), constants.COPYFILE_EXCL).then(
    () => true,
    (error: NodeJS.ErrnoException) => ignoreMissing(error),
  );
  return copied ? digestOf(file) : null;
};

const ignoreMissing = (error: NodeJS.ErrnoException): false => {
  if (error.code !== 'ENOENT') throw error;
  return false;
};
