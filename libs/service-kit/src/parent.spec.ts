import { beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const built = join(import.meta.dirname, '..', 'dist', 'parent.js');

beforeAll(async () => {
  const transpiled = fork(join(root, 'tools', 'transpile.mjs'), ['libs/service-kit'], { execArgv: [], silent: true });
  expect(await once(transpiled, 'exit')).toEqual([0, null]);
}, 30_000);

const startSlowly = (delayMs: number): ChildProcess =>
  fork(join(import.meta.dirname, 'testing', 'starting-service.mjs'), [built, String(delayMs)], { execArgv: [] });

describe('a service that is still starting', () => {
  it('ends when its launcher is gone', async () => {
    const service = startSlowly(0);
    await once(service, 'message');
    service.disconnect();
    expect(await once(service, 'exit')).toEqual([0, null]);
  });

  it('ends when its launcher was gone before it looked', async () => {
    const service = startSlowly(500);
    await once(service, 'spawn');
    service.disconnect();
    expect(await once(service, 'exit')).toEqual([0, null]);
  });

  it('ends when it is asked to', async () => {
    const service = startSlowly(0);
    await once(service, 'message');
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([0, null]);
  });
});

describe('a service whose database is away', () => {
  it('says so when it is asked how far it is, and goes on', async () => {
    const service = fork(join(import.meta.dirname, 'testing', 'troubled-service.mjs'), [built], { execArgv: [] });
    expect(await once(service, 'message')).toEqual([{ type: 'listening', url: 'http://127.0.0.1:1' }, undefined]);
    service.send({ type: 'progress', request: 1 });
    expect(await once(service, 'message')).toEqual([
      { type: 'trouble', request: 1, message: 'Error: no database' },
      undefined,
    ]);
    service.send({ type: 'clock', request: 2, now: '2023-02-01T00:00:00.000Z' });
    expect(await once(service, 'message')).toEqual([{ type: 'clockSet', request: 2 }, undefined]);
    service.disconnect();
    expect(await once(service, 'exit')).toEqual([0, null]);
  });
});
