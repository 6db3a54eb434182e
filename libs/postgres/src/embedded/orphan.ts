import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `postmaster.pid` says: the server's process, and its state (`starting`, `ready`, `stopping`). */
export interface LockFile {
  readonly pid: number;
  readonly status: string;
}

const PID_LINE = 0;
const STATUS_LINE = 7;

export const readLockFile = async (clusterDir: string): Promise<LockFile | undefined> => {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[PID_LINE]);
  return pid > 0 ? { pid, status: (lines[STATUS_LINE] ?? '').trim() } : undefined;
};

/**
 * Stops a server that an earlier run left behind in this cluster.
 *
 * It is not adopted: it would be nobody's child, its end would go unnoticed, and it runs with the settings of that run.
 * A lock file whose process number now belongs to something else is removed, since Postgres would refuse to start for it.
 * Safe: a server's surviving children still hold the shared memory block, which Postgres checks by itself.
 */
export const stopOrphan = async (clusterDir: string, log: (line: string) => void): Promise<void> => {
  const lock = await readLockFile(clusterDir);
  if (!lock) return;
  if (!(await serves(lock.pid, clusterDir))) {
    await rm(join(clusterDir, 'postmaster.pid'), { force: true });
    return;
  }
  log(`stopping the database server ${lock.pid} that an earlier run left behind`);
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    kill(lock.pid, signal);
    if (await ends(lock.pid, clusterDir, seconds)) return;
  }
  throw new Error(`the database server ${lock.pid} cannot be stopped`);
};

const ends = async (pid: number, clusterDir: string, seconds: number): Promise<boolean> => {
  for (let left = seconds * 50; left > 0; left -= 1) {
    if (!(await serves(pid, clusterDir))) return true;
    await sleep(20);
  }
  return false;
};

/** True when the process lives and is a server of this cluster; its number alone may have passed to something else. */
const serves = async (pid: number, clusterDir: string): Promise<boolean> => {
  if (!kill(pid, 0)) return false;
  // A server works inside its cluster's folder.
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(clusterDir));
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }));
  return stdout.includes(clusterDir);
};

const kill = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};
