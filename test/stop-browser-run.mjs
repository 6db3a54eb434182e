/** Jest's globalTeardown of the browser's specs: stops the city that one of them started, and the database. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import stopPostgres from './stop-postgres.mjs';

const PATIENCE_MS = 30_000;

const runs = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

export default async function stopBrowserRun() {
  const folder = process.env.MINGJIAN_SHARED_CITY;
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => 0));
  if (pid > 0 && runs(pid)) {
    process.kill(pid, 'SIGTERM');
    for (const until = Date.now() + PATIENCE_MS; runs(pid) && Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await rm(folder, { recursive: true, force: true });
  await stopPostgres();
}
