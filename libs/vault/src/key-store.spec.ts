import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeyStore } from './index.js';

let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mingjian-vault-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'case-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a key in a file', () => {
  it('is made once, of 32 bytes, readable by its owner only', async () => {
    const file = join(folder, 'keys', 'intake.key');
    const key = await fileKeyStore(file).masterKey();
    expect(key).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await fileKeyStore(file).masterKey()).equals(key)).toBe(true);
    expect(await readdir(join(folder, 'keys'))).toEqual(['intake.key']);
  });

  it('is one key for all who start at the same time', async () => {
    const file = join(folder, 'racing.key');
    const keys = await Promise.all(Array.from({ length: 20 }, () => fileKeyStore(file).masterKey()));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  });

  it('is never replaced when the file holds something else', async () => {
    const file = join(folder, 'short.key');
    await writeFile(file, 'abcd');
    await expect(fileKeyStore(file).masterKey()).rejects.toThrow('32 bytes');
    expect(await readFile(file, 'utf8')).toBe('abcd');
  });
});
