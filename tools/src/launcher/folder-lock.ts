import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LauncherError } from './launcher-error.js';

interface Holder {
  readonly pid: number;
  /** When that process began, as its system tells; pids are used again. Null where the system does not tell. */
  readonly began: string | null;
}

/** A living launcher, or a command like it, has the folder. */
export class FolderInUse extends LauncherError {}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process. `lock/` holds numbered files; the highest number decides. Taking over means linking the next
 * number, which only one process can do, and the highest is never removed while others may look, so two starts at the same moment
 * cannot both succeed; a lock file that is deleted and made again could be deleted by the one who looked too long ago.
 * @throws FolderInUse naming the pid when a living launcher has the folder.
 */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const locks = join(folder, 'lock');
  await mkdir(locks, { recursive: true });
  const draft = join(locks, `draft-${process.pid}`);
  await writeFile(draft, JSON.stringify({ pid: process.pid, began: await beginOf(process.pid) } satisfies Holder));
  try {
    for (;;) {
      const highest = Math.max(0, ...(await numbersIn(locks)));
      const holder = highest === 0 ? undefined : await holderOf(join(locks, String(highest)));
      if (holder && (await lives(holder))) {
        throw new FolderInUse(`another launcher (pid ${holder.pid}) is using ${folder}`);
      }
      const mine = highest + 1;
      if (!(await linked(draft, join(locks, String(mine))))) continue;
      const numbers = await numbersIn(locks);
      if (Math.max(...numbers) !== mine) {
        await rm(join(locks, String(mine)), { force: true });
        continue;
      }
      for (const number of numbers) if (number < mine) await rm(join(locks, String(number)), { force: true });
      return { release: () => writeFile(join(locks, String(mine)), '{}') };
    }
  } finally {
    await rm(draft, { force: true });
  }
};

const numbersIn = async (locks: string): Promise<number[]> =>
  (await readdir(locks)).filter((name) => /^\d+$/.test(name)).map(Number);

/** Undefined for a released lock, and for one that has just been removed. */
const holderOf = async (path: string): Promise<Holder | undefined> => {
  try {
    const content = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    return typeof content.pid === 'number' ? { pid: content.pid, began: content.began ?? null } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const lives = async ({ pid, began }: Holder): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = await beginOf(pid);
  return began === null || now === null || now === began;
};

/** Boot and clock tick at which a process began, on Linux. */
const beginOf = async (pid: number): Promise<string | null> => {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the command in parentheses and may itself contain spaces and parentheses.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()}/${tick}`;
  } catch {
    return null;
  }
};

const linked = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};
