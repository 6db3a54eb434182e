import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAs } from './account.js';
import type { Binaries } from './binaries.js';
import { readLockFile } from './orphan.js';
import type { Place } from './place.js';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server process of ours and the promise of its end. */
export interface Server {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Exit>;
}

/** How long children of a killed server may hold its memory, and how long recovery after a crash may take. */
const LEFTOVERS_MS = 60_000;
const READY_MS = 300_000;

/** Refusals that pass by themselves once the children of a killed server are gone. */
const LEFTOVERS = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

/** Starts the server and resolves when it takes connections. */
export const launch = async (
  binaries: Binaries,
  place: Place,
  settings: Readonly<Record<string, string | number>>,
  log: (line: string) => void,
): Promise<Server> => {
  const deadline = Date.now() + LEFTOVERS_MS;
  for (;;) {
    const output: string[] = [];
    const server = spawnServer(binaries, place, settings, (line) => {
      output.push(line);
      log(line);
    });
    if (await becomesReady(server, place.clusterDir)) {
      watchOver(server, place);
      return server;
    }
    const text = output.join('\n');
    if (!LEFTOVERS.test(text) || Date.now() > deadline) throw new Error(`the database server did not start:\n${text}`);
    await sleep(100);
  }
};

const spawnServer = (
  binaries: Binaries,
  { account, clusterDir }: Place,
  settings: Readonly<Record<string, string | number>>,
  log: (line: string) => void,
): Server => {
  const child = spawn(
    binaries.postgres,
    ['-D', clusterDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // In a session of its own: Ctrl-C in the terminal must not stop it under the services that are still finishing.
    {
      ...runAs(account, clusterDir),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  createInterface({ input: child.stderr! }).on('line', log);
  const ended = new Promise<Exit>((resolve) => {
    child.once('error', (error) => {
      log(error.message);
      resolve({ code: null, signal: null });
    });
    // 'close', not 'exit': its last words are read by then, and children that survived a kill are gone.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { process: child, pid: child.pid ?? 0, ended };
};

/** False when the server ended instead. Recovery after a crash counts as not ready yet. */
const becomesReady = async (server: Server, clusterDir: string): Promise<boolean> => {
  let over = false;
  void server.ended.then(() => (over = true));
  const deadline = Date.now() + READY_MS;
  while (!over) {
    const lock = await readLockFile(clusterDir);
    if (lock?.pid === server.pid && lock.status === 'ready') return true;
    if (Date.now() > deadline) server.process.kill('SIGQUIT');
    await sleep(20);
  }
  return false;
};

/**
 * Stops the server when this process dies without having done so, kill -9 included: a shell waits on a pipe that only this
 * process holds open.
 */
const watchOver = (server: Server, { account }: Place): void => {
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(server.pid)], {
    ...runAs(account, '/'),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.once('error', () => undefined);
  watcher.stdin!.once('error', () => undefined);
  void server.ended.then(() => watcher.kill('SIGKILL'));
};

/** Fast shutdown: sessions are broken off, everything committed is on disk; an immediate one if that does not end. */
export const stopServer = async (server: Server): Promise<void> => {
  server.process.kill('SIGINT');
  const patience = setTimeout(() => server.process.kill('SIGQUIT'), 30_000);
  await server.ended;
  clearTimeout(patience);
};
