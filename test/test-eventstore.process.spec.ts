import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

const run = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_, out, err) =>
      resolve({ code: child.exitCode, text: out + err }),
    );
  });

const recorded = (): Promise<string> =>
  readFile(join(root, 'docs/reference/eventstore-record.md'), 'utf8').catch(() => 'not yet run live');

describe('npm run test:eventstore', () => {
  let double: ChildProcess;
  let url: string;
  beforeAll(async () => {
    await run('tools/transpile.mjs');
    double = spawn(process.execPath, ['libs/event-store/dist/kurrent/testing/run-double.js'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [printed] = (await once(double.stdout!, 'data')) as [Buffer];
    url = printed.toString().trim();
  }, 120_000);
  afterAll(async () => {
    double.stdin!.end();
    await once(double, 'exit');
  });

  it('says skipped without a server, and does not count as passed', async () => {
    expect(await run('tools/test-eventstore.mjs')).toMatchObject({ code: 2, text: expect.stringContaining('skipped') });
  });

  it('fails where no server answers', async () => {
    const { code, text } = await run('tools/test-eventstore.mjs', '--url', 'esdb://127.0.0.1:1?tls=false');
    expect(code).toBe(1);
    expect(text).toContain('no server answers at esdb://127.0.0.1:1');
  }, 60_000);

  it('runs the contract against what is named, here a double in a process of its own, then the demo, and records nothing that failed', async () => {
    const before = await recorded();
    const figures = join(root, 'no-such-figures.json');
    const { code, text } = await run(
      'tools/test-eventstore.mjs',
      '--url',
      url,
      '--figures',
      figures,
      '-t',
      'appending',
    );
    expect(text).toContain('0.0.0-double: a double');
    expect(text).toMatch(/\b10 passed, 0 failed, \d+ skipped/);
    // The demo's bureau publishes hundreds of items whatever the figures say: too long for here.
    expect(text).toContain('cannot read the figures');
    expect(text).toContain('failed: the demo on this server');
    expect(code).toBe(1);
    expect(await recorded()).toBe(before);
  }, 240_000);

  it('refuses a server that keeps a city already, before anything runs', async () => {
    const client = EventStoreDBClient.connectionString(url);
    await client.appendToStream('review/outcomes', binaryEvent({ type: 'Sample', data: Buffer.from('{}') }));
    await client.dispose();
    const { code, text } = await run('tools/test-eventstore.mjs', '--url', url);
    expect(code).toBe(1);
    expect(text).toContain('failed: the server holds events of review;');
  }, 60_000);
});
