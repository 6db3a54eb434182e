import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const heldBy = async (holder: object, number = 1) => {
  await mkdir(join(folder, 'lock'), { recursive: true });
  await writeFile(join(folder, 'lock', String(number)), JSON.stringify(holder));
};

const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid!;
};

describe('the lock on the data folder', () => {
  it('refuses a second launcher and names the pid of the first', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`another launcher (pid ${process.pid})`);
    await lock.release();
  });

  it('can be taken again after it was released, any number of times', async () => {
    for (let round = 0; round < 5; round += 1) await (await lockFolder(folder)).release();
    expect(await readdir(join(folder, 'lock'))).toHaveLength(1);
  });

  it('is taken over from a dead process', async () => {
    await heldBy({ pid: await deadPid(), began: null });
    await (await lockFolder(folder)).release();
  });

  it('is taken over when the pid belongs to a process that began at another time', async () => {
    await heldBy({ pid: process.ppid, began: 'another-boot/1' });
    await (await lockFolder(folder)).release();
  });

  it('is taken over when its content is damaged', async () => {
    await heldBy({}, 3);
    await writeFile(join(folder, 'lock', '4'), '');
    await (await lockFolder(folder)).release();
  });

  it('goes to exactly one of many that start at the same moment', async () => {
    await heldBy({ pid: await deadPid(), began: null }, 7);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
