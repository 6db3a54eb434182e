import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverCpuSeconds } from './server-cpu.js';

/** Works for half a second of processor time in a child that ends, then waits. */
const PARENT = `
import { spawnSync } from 'node:child_process';
const busy = 'const { user } = process.cpuUsage(); while (process.cpuUsage().user - user < 500_000);';
process.on('message', () => { spawnSync(process.execPath, ['-e', busy]); process.send('done'); });
process.send('ready');
`;

describe('the processor time of a server', () => {
  let folder: string;
  let server: ChildProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-cpu-'));
    await writeFile(join(folder, 'parent.mjs'), PARENT);
    server = fork(join(folder, 'parent.mjs'), { execArgv: [] });
    await once(server, 'message');
  }, 60_000);
  afterAll(async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const isTold = existsSync('/proc/self/stat');

  it('counts what its processes used, also one that has ended; nothing is told where the system keeps no such count', async () => {
    const before = await serverCpuSeconds(server.pid!);
    server.send('work');
    await once(server, 'message');
    const after = await serverCpuSeconds(server.pid!);
    if (isTold) expect(after! - before!).toBeGreaterThanOrEqual(0.45);
    else expect([before, after]).toEqual([null, null]);
    expect(await serverCpuSeconds(2 ** 30)).toBeNull();
  }, 60_000);
});
