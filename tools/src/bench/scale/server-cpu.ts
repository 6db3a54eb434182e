import { readdir, readFile } from 'node:fs/promises';

/** Linux counts the time of processes for others in hundredths of a second, whatever the kernel's own clock is. */
const TICKS_PER_SECOND = 100;

/** Places in `/proc/<pid>/stat` behind the name in brackets, which may hold anything (proc(5)). */
const PARENT = 1;
const [USER, SYSTEM, ENDED_USER, ENDED_SYSTEM] = [11, 12, 13, 14];

/**
 * Processor seconds that a Postgres server has used since it began: the server, what it has started, and what of that has ended.
 * @param pid of the server's first process
 * @returns null where the system does not tell, as anywhere but on Linux
 */
export const serverCpuSeconds = async (pid: number): Promise<number | null> => {
  const server = await statOf(pid);
  if (!server) return null;
  const others = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf));
  const own = others.filter((stat) => stat?.[PARENT] === String(pid));
  const ticks = (stat: readonly string[] = [], places: readonly number[]): number =>
    places.reduce((sum, place) => sum + Number(stat[place] ?? 0), 0);
  const living = own.reduce((sum, stat) => sum + ticks(stat, [USER, SYSTEM]), 0);
  return (living + ticks(server, [USER, SYSTEM, ENDED_USER, ENDED_SYSTEM])) / TICKS_PER_SECOND;
};

/** A process may end while it is looked at. */
const statOf = (pid: number | string): Promise<readonly string[] | undefined> =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    (text) => text.slice(text.lastIndexOf(')') + 2).split(' '),
    () => undefined,
  );
