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
