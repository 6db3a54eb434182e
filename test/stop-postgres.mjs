/** Jest's globalTeardown: stops the server that start-postgres.mjs started, and removes its folder. */
import { rm } from 'node:fs/promises';

export default async function stopPostgres() {
  const started = globalThis.mingjianTestPostgres;
  if (!started) return;
  await started.server.stop();
  await rm(started.dataDir, { recursive: true, force: true });
}
