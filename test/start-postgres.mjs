/** Jest's globalSetup: one embedded Postgres for the whole run, unless MINGJIAN_TEST_POSTGRES already names a server (as superuser). */
import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpile } from '../tools/transpile.mjs';

export default async function startPostgres() {
  if (process.env.MINGJIAN_TEST_POSTGRES) return;
  await transpile({ only: 'libs/postgres' });
  const { startEmbeddedPostgres } = await import('../libs/postgres/dist/embedded/index.js');
  const dataDir = await mkdtemp(join(tmpdir(), 'mingjian-test-'));
  // Under root the server has an account of its own, which must get in.
  await chmod(dataDir, 0o755);
  const lines = [];
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nothing of it outlives the run, so nothing has to reach the disk. Specs about crashes start servers of their own.
    settings: { max_connections: 300, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
    log: (line) => lines.push(line),
  });
  server.onExit((exit) => console.error('the test database died:', exit, lines.slice(-20).join('\n')));
  process.env.MINGJIAN_TEST_POSTGRES = server.url;
  globalThis.mingjianTestPostgres = { server, dataDir };
}
