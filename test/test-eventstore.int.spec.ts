import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
    for (const lib of ['core', 'postgres', 'event-store']) await run('tools/transpile.mjs', `libs/${lib}`);
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

  it('runs the contract against what is named, here a double in a process of its own, which is never recorded', async () => {
    const before = await recorded();
    const { code, text } = await run('tools/test-eventstore.mjs', '--url', url, '-t', 'appending');
    expect(text).toContain('0.0.0-double: a double');
    expect(text).toMatch(/\b10 passed, 0 failed, \d+ skipped/);
    expect(text).toContain('not recorded: a double');
    expect(code).toBe(0);
    expect(await recorded()).toBe(before);
  }, 240_000);
});
