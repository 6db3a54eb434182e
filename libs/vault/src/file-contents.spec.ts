import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileContents, type ContentStore } from './index.js';
import { contentStoreContract } from './testing/content-store-contract.js';

let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mingjian-vault-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'case-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const fileOf = (digest: string): string => join(folder, digest.slice(0, 2), digest.slice(2));
const open = (): ContentStore =>
  createFileContents({ folder, keys: { masterKey: () => Promise.resolve(Buffer.alloc(32, 7)) } });

contentStoreContract('a folder', () =>
  Promise.resolve({
    contents: open(),
    kept: (digest) => readFile(fileOf(digest)),
    spoil: (digest, bytes) => writeFile(fileOf(digest), bytes),
    date: (digest, when) => utimes(fileOf(digest), when, when),
  }),
);

describe('content in files', () => {
  const text = Buffer.from('关于某路段施工许可的答复');

  it('lies once, in a file that only its owner may read', async () => {
    const [digest = ''] = await Promise.all([open().put(text), open().put(text), open().put(text)]);
    expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([digest.slice(2)]);
    expect((await stat(fileOf(digest))).mode & 0o777).toBe(0o600);
  });

  it('leaves no unfinished files behind after a sweep', async () => {
    const digest = await open().put(text);
    const shelf = join(folder, digest.slice(0, 2));
    await writeFile(join(shelf, '.cut-short'), 'half');
    const tomorrow = new Date(Date.now() + 86_400_000);
    await open().sweep(tomorrow, (digests) => Promise.resolve(new Set(digests)));
    expect(await readdir(shelf)).toEqual([digest.slice(2)]);
  });
});
