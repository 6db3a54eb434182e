/** Jest's globalSetup of the browser's specs: the database, and the folder of the city that whoever needs it first starts for all. */
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import startPostgres from './start-postgres.mjs';

export default async function startBrowserRun() {
  await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-city-'));
  // Under root its database has an account of its own, which must get through.
  await chmod(folder, 0o711);
  process.env.MINGJIAN_SHARED_CITY = folder;
}
