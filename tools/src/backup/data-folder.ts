import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serviceNames } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import { lastUrlOf, startEmbeddedPostgres } from '@mingjian/postgres/embedded';
import type { DatabaseUrls } from '@mingjian/postgres';
import { DatabaseServer } from '../launcher/database-server.js';
import { DataFolder, makeDataFolder, withoutLogin, type DatabaseName } from '../launcher/data-folder.js';
import { FolderInUse, lockFolder, type FolderLock } from '../launcher/folder-lock.js';
import { BackupError, makeEmptyFolder } from './archive.js';
import { backUp } from './back-up.js';
import type { FolderManifest, Manifest } from './manifest.js';
import type { Place } from './place.js';
import { restore, verifyBackup } from './restore.js';

type Report = (line: string) => void;

/**
 * Backs up the city in a data folder. While its launcher runs, its Postgres is used; else one is started for the time of the work.
 * @throws LauncherError, BackupError
 */
export const backUpDataFolder = async (
  path: string,
  { to, keys, report }: { readonly to: string; readonly keys: string; readonly report: Report },
): Promise<Manifest> => {
  const folder = await DataFolder.find(path);
  if (folder.store !== undefined) {
    throw new BackupError(`the logs of ${path} are on ${withoutLogin(folder.store)}, which this backup would not hold`);
  }
  const server = await serverOf(folder, report);
  try {
    const urls = urlsIn(server.url, folder);
    return await backUp({ places: await placesIn(folder, urls), to, keys, folder: await describe(folder) });
  } finally {
    await server.stop();
  }
};

/**
 * Restores a city into a data folder that is not there yet or empty. It is made beside it and renamed at the end: a folder in the place of
 * `path` is complete.
 * @throws LauncherError, BackupError
 */
export const restoreDataFolder = async (
  path: string,
  { from, keys, report }: { readonly from: string; readonly keys: string; readonly report: Report },
): Promise<Manifest> => {
  const manifest = await verifyBackup(from, keys);
  if (manifest.folder === null) throw new BackupError(`${from} is no backup of a data folder`);
  report('the files are those that were written');
  const target = resolve(path);
  await makeDataFolder(target);
  await makeEmptyFolder(target);
  const aside = `${target}.restoring`;
  await makeDataFolder(aside);
  await makeEmptyFolder(aside);
  await fill(aside, manifest, manifest.folder, { from, keys, report });
  await rename(aside, target);
  return manifest;
};

const fill = async (
  path: string,
  manifest: Manifest,
  { clock, done }: FolderManifest,
  { from, keys, report }: { readonly from: string; readonly keys: string; readonly report: Report },
): Promise<void> => {
  const lock = await lockFolder(path);
  const simulated = clock.kind === 'simulated';
  const folder = await DataFolder.open(path, { simulated, ...(simulated && { from: clock.from }) }, today());
  if (simulated) await folder.keepSimulatedNow(new Date(clock.now));
  const logFile = join(await folder.logs(), 'postgres.log');
  const server = await DatabaseServer.start({ dataDir: folder.postgres, logFile, report });
  try {
    const places = await placesIn(folder, await server.prepare(folder.secrets.databases));
    await restore({ from, keys, manifest, places });
    for (const step of done) await folder.noteDone(step);
  } finally {
    await server.stop();
    await lock.release();
  }
};

const today = () => civilDateOf(new Date());

/**
 * Works on the databases of a city that does not run; none can be started meanwhile.
 * @throws LauncherError while one runs, or for a folder that is no city's
 */
export const withStandingCity = async <Result>(
  path: string,
  report: Report,
  work: (places: readonly Place[], description: FolderManifest) => Promise<Result>,
): Promise<Result> => {
  const folder = await DataFolder.find(path);
  const server = await ownServer(folder, await lockFolder(folder.path), report);
  try {
    return await work(await placesIn(folder, urlsIn(server.url, folder)), await describe(folder));
  } finally {
    await server.stop();
  }
};

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** The launcher's server while that runs, else one of our own. */
const serverOf = async (folder: DataFolder, report: Report): Promise<Server> => {
  const lock = await lockFolder(folder.path).catch((error: unknown) => {
    if (error instanceof FolderInUse) return undefined;
    throw error;
  });
  if (lock) return ownServer(folder, lock, report);
  const url = await lastUrlOf(folder.postgres);
  if (url === undefined) throw new BackupError(`the launcher of ${folder.path} has not started Postgres yet`);
  return { url, stop: () => Promise.resolve() };
};

const ownServer = async (folder: DataFolder, lock: FolderLock, report: Report): Promise<Server> => {
  report('starting Postgres for the time of the work');
  const server = await startEmbeddedPostgres({ dataDir: folder.postgres }).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  return { url: server.url, stop: () => server.stop().finally(() => lock.release()) };
};

const urlsIn = (serverUrl: string, { secrets }: DataFolder): Readonly<Record<DatabaseName, DatabaseUrls>> => {
  const urlOf = (name: DatabaseName, kind: 'owner' | 'app'): string => {
    const url = new URL(serverUrl);
    url.pathname = `/mingjian_${name}`;
    url.username = `mingjian_${name}_${kind}`;
    url.password = encodeURIComponent(secrets.databases[name][kind]);
    return url.href;
  };
  const names = Object.keys(secrets.databases) as DatabaseName[];
  return Object.fromEntries(
    names.map((name) => [name, { ownerUrl: urlOf(name, 'owner'), appUrl: urlOf(name, 'app') }]),
  ) as Record<DatabaseName, DatabaseUrls>;
};

const placesIn = (folder: DataFolder, urls: Readonly<Record<DatabaseName, DatabaseUrls>>): Promise<readonly Place[]> =>
  Promise.all(
    serviceNames.map(async (service) => ({ service, ...urls[service], dataDir: await folder.ofService(service) })),
  );

const describe = async (folder: DataFolder): Promise<FolderManifest> => {
  const { clock } = folder;
  return {
    clock: clock.kind === 'system' ? clock : { ...clock, now: (await folder.simulatedNow()).toISOString() },
    done: [...(await folder.stepsDone())],
  };
};
