import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres, type Exit } from './index.js';

const root = process.getuid?.() === 0;
const settings = { shared_buffers: '16MB', max_connections: 20 };

const query = async (url: string, text: string): Promise<unknown[][]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
};

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let left = 500; !holds() && left > 0; left -= 1) await sleep(20);
  expect(holds()).toBe(true);
};

describe('the embedded server', () => {
  let folder: string;
  let dataDir: string;
  let lines: string[];
  const running: EmbeddedPostgres[] = [];

  const start = async (place = dataDir): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ dataDir: place, settings, log: (line) => lines.push(line) });
    running.push(server);
    return server;
  };

  // One cluster for all that do not need a fresh one: making it takes most of the time.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-embedded-'));
    await chmod(folder, 0o755);
    dataDir = join(folder, 'postgres');
    lines = [];
    const { url } = await start();
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS n');
  });
  beforeEach(() => {
    lines = [];
  });
  afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is durable, speaks UTF-8, listens on loopback only and asks for the password', async () => {
    const { url, clusterDir } = await start();
    const shown = await query(
      url,
      `SELECT current_setting('fsync'), current_setting('server_encoding'), current_setting('listen_addresses'),
              current_setting('data_directory')`,
    );
    expect(shown).toEqual([['on', 'UTF8', '127.0.0.1', clusterDir]]);
    await expect(query(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'server.json'))).mode & 0o777).toBe(0o600);
  });

  it('comes back with its data on the same address, and on another port where that is taken', async () => {
    const first = await start();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    await second.stop();

    const squatter = createServer().listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    const third = await start();
    expect(third.port).not.toBe(first.port);
    expect(await query(third.url, 'SELECT n FROM kept')).toEqual([[1]]);
    squatter.close();
  });

  it('tells when it is killed, and starts again while the children of the killed one are still there', async () => {
    const first = await start();
    const busy = query(first.url, 'SELECT pg_sleep(30)').catch(() => undefined);
    const exit = new Promise<Exit>((resolve) => first.onExit(resolve));
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([[1]]);
    expect(await exit).toEqual({ code: null, signal: 'SIGKILL' });
    await busy;
  });

  it('says nothing when it was asked to stop', async () => {
    const server = await start();
    let told = false;
    server.onExit(() => (told = true));
    await server.stop();
    await server.stop();
    await sleep(20);
    expect(told).toBe(false);
    expect(alive(server.pid)).toBe(false);
  });

  it('stops by itself when the process that started it is killed', async () => {
    const child = await startInAnotherProcess(dataDir);
    expect(alive(child.postgres)).toBe(true);
    child.process.kill('SIGKILL');
    await until(() => !alive(child.postgres));
  });

  it('stops a server that was left behind although nobody watched over it', async () => {
    const first = await start();
    await first.stop();
    const [program, ...args] = (await readFile(join(first.clusterDir, 'postmaster.opts'), 'utf8'))
      .trim()
      .split(/ (?=")/)
      .map((part) => part.replaceAll('"', ''));
    const { uid, gid } = await stat(first.clusterDir);
    const orphan = spawn(program!, args, { uid, gid, cwd: first.clusterDir, stdio: 'ignore' });
    const gone = once(orphan, 'exit');
    await until(() => existsSync(join(first.clusterDir, 'postmaster.pid')));
    const second = await start();
    expect(await gone).toEqual([0, null]);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT 1')).toEqual([[1]]);
  });

  it('is not kept from starting by a stale lock file whose number belongs to another process now', async () => {
    const first = await start();
    await first.stop();
    const { uid, gid } = await stat(first.clusterDir);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    await writeFile(
      join(first.clusterDir, 'postmaster.pid'),
      `${stranger.pid}\n${first.clusterDir}\n0\n${first.port}\n\n\n\nready\n`,
    );
    const second = await start();
    expect(await query(second.url, 'SELECT 1')).toEqual([[1]]);
    expect(alive(stranger.pid!)).toBe(true);
    stranger.kill();
  });

  it('makes the cluster anew after a first start that was cut short', async () => {
    await mkdir(join(folder, 'cut', 'cluster.new', 'base'), { recursive: true });
    const { url } = await start(join(folder, 'cut'));
    expect(await query(url, 'SELECT 1')).toEqual([[1]]);
  });

  (root ? it : it.skip)('lies in its data folder also where root makes that under a strict umask', async () => {
    const strict = process.umask(0o077);
    try {
      const { clusterDir } = await start(join(folder, 'strict', 'postgres'));
      expect(clusterDir).toBe(join(folder, 'strict', 'postgres', 'cluster'));
      expect((await stat('/var/lib/mingjian')).mode & 0o777).toBe(0o755);
    } finally {
      process.umask(strict);
    }
  });

  (root ? it : it.skip)('lies elsewhere, and says so, where only root may enter the data folder', async () => {
    await mkdir(join(folder, 'closed'), { mode: 0o700 });
    const closed = join(folder, 'closed', 'postgres');
    const first = await start(closed);
    try {
      expect(first.clusterDir).toMatch(/^\/var\/lib\/mingjian\/cluster-/);
      expect(lines.join('\n')).toContain(first.clusterDir);
      await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
      await first.stop();
      const second = await start(closed);
      expect(second.clusterDir).toBe(first.clusterDir);
      expect(await query(second.url, 'SELECT n FROM kept')).toEqual([[1]]);
      await second.stop();
    } finally {
      await rm(first.clusterDir, { recursive: true, force: true });
    }
  });

  it('reports the server’s own words when it cannot start', async () => {
    const wrong = startEmbeddedPostgres({ dataDir, settings: { no_such_setting: 1 } });
    await expect(wrong).rejects.toThrow('no_such_setting');
  });
});

interface Child {
  readonly process: ReturnType<typeof spawn>;
  readonly postgres: number;
}

/** Starts a server from the transpiled library, as the launcher does, in a process that can be killed. */
const startInAnotherProcess = async (dataDir: string): Promise<Child> => {
  const entry = join(import.meta.dirname, '..', '..', 'dist', 'embedded', 'index.js');
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(entry)});
    const { pid } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: ${JSON.stringify(settings)} });
    console.log(pid);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, postgres: Number(line.toString()) };
};
