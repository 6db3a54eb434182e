import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { accountFor, canEnter, type Account } from './account.js';

/** Where root puts what the server's account could not reach elsewhere (FHS: state of a program). */
const SHARED = '/var/lib/mingjian';

/** What a data folder keeps of its server. The file holds the superuser's password; only its owner may read it. */
interface Memory {
  /** The cluster, relative to the data folder unless it had to lie elsewhere. */
  readonly cluster: string;
  readonly password: string;
  readonly port: number;
}

export interface Place {
  readonly dataDir: string;
  readonly account: Account;
  readonly clusterDir: string;
  readonly password: string;
  /** The port of the last time. */
  readonly lastPort: number | undefined;
  /** Where a copy of the programs may go: shared by all installations of root, else in the data folder. */
  readonly spare: string;
}

/**
 * Where the cluster of a data folder lies and who runs it: in the data folder, unless root keeps that where nobody else may
 * enter; then under `/var/lib/mingjian`, and `log` says so. Once chosen it stays.
 */
export const placeFor = async (folder: string, log: (line: string) => void): Promise<Place> => {
  const dataDir = resolve(folder);
  await mkdirOpen(dataDir);
  const known = await recall(dataDir);
  const inside = resolve(dataDir, known?.cluster ?? 'cluster');
  const account = await accountFor(inside);
  const asRoot = account.switchTo !== undefined;
  if (asRoot) {
    await mkdirOpen(SHARED);
    // Closed when an earlier version made it under a strict umask.
    await chmod(SHARED, 0o755);
  }

  const reachable = await canEnter(account, resolve(inside, '..'));
  if (!reachable && known) throw new Error(`the account of the database can no longer enter ${resolve(inside, '..')}`);
  const clusterDir = reachable ? inside : join(SHARED, `cluster-${randomBytes(8).toString('hex')}`);
  if (!reachable) log(`the database lies in ${clusterDir}: its account cannot enter ${dataDir}`);
  return {
    dataDir,
    account,
    clusterDir,
    password: known?.password ?? randomBytes(24).toString('hex'),
    lastPort: known?.port,
    spare: asRoot ? SHARED : dataDir,
  };
};

/**
 * Makes a folder that the server's account can pass through, whatever the umask of this process takes away. One that is there already is
 * somebody's choice and stays as it is.
 */
const mkdirOpen = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true });
  for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made)) {
    await chmod(made, 0o711);
  }
};

/** Keeps the place and its port for the next start; to be called before the cluster is made, whose password it holds. */
export const remember = async ({ dataDir, clusterDir, password }: Place, port: number): Promise<void> => {
  const cluster = clusterDir === join(dataDir, 'cluster') ? 'cluster' : clusterDir;
  const memory: Memory = { cluster, password, port };
  const aside = `${memoryFile(dataDir)}.new`;
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(memory));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, memoryFile(dataDir));
};

/** Where the server of a data folder takes connections while it runs, as superuser; undefined before its first start. */
export const lastUrlOf = async (dataDir: string): Promise<string | undefined> => {
  const known = await recall(resolve(dataDir));
  return known && superuserUrl(known.password, known.port);
};

export const superuserUrl = (password: string, port: number): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

const memoryFile = (dataDir: string): string => join(dataDir, 'server.json');

const recall = async (dataDir: string): Promise<Memory | undefined> => {
  const text = await readFile(memoryFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Memory);
};
