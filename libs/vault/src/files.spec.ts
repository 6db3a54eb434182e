import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createFileContents, fileKeyStore, NotInVault, VaultBroken, type ContentStore } from './index.js';

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

describe('content in files', () => {
  let contents: ContentStore;
  const text = Buffer.from('关于某路段施工许可的答复');
  const digest = createHash('sha256').update(text).digest('hex');
  const fileOf = (of: string): string => join(folder, 'contents', of.slice(0, 2), of.slice(2));
  const none = () => Promise.resolve(new Set<string>());
  const tomorrow = (): Date => new Date(Date.now() + 86_400_000);

  beforeEach(() => {
    contents = createFileContents({
      folder: join(folder, 'contents'),
      keys: { masterKey: () => Promise.resolve(Buffer.alloc(32, 7)) },
    });
  });

  it('is found by its SHA-256 and kept once, however often it is put', async () => {
    expect(await contents.has(digest)).toBe(false);
    const digests = await Promise.all([contents.put(text), contents.put(text), contents.put(text)]);
    expect(digests).toEqual([digest, digest, digest]);
    expect(await contents.has(digest)).toBe(true);
    expect(await readdir(join(folder, 'contents', digest.slice(0, 2)))).toEqual([digest.slice(2)]);
    expect((await contents.get(digest)).equals(text)).toBe(true);
  });

  it('keeps any bytes, also none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect((await contents.get(await contents.put(bytes))).equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('does not lie readable on the disk', async () => {
    await contents.put(text);
    expect((await readFile(fileOf(digest))).includes(text)).toBe(false);
    expect((await stat(fileOf(digest))).mode & 0o777).toBe(0o600);
  });

  it('is refused when any bit was changed', async () => {
    await contents.put(text);
    const sealed = await readFile(fileOf(digest));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: sealed.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = Buffer.from(sealed);
        changed[at]! ^= 1 << bit;
        await writeFile(fileOf(digest), changed);
        await expect(contents.get(digest)).rejects.toThrow(VaultBroken);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when another content lies in its place', async () => {
    await contents.put(text);
    const other = await contents.put(randomBytes(10));
    await writeFile(fileOf(digest), await readFile(fileOf(other)));
    await expect(contents.get(digest)).rejects.toThrow(VaultBroken);
  });

  it.each(['', '../../etc/passwd', digest.toUpperCase(), digest])('has nothing under %j', async (name) => {
    await expect(contents.get(name)).rejects.toThrow(NotInVault);
  });

  it('loses in a sweep what nobody refers to, and nothing else', async () => {
    const kept = await contents.put(Buffer.from('kept'));
    const lost = await contents.put(Buffer.from('lost'));
    expect(await contents.sweep(new Date(Date.now() - 1_000), none)).toBe(0);
    const isReferenced = (digests: readonly string[]) =>
      Promise.resolve(new Set(digests.filter((one) => one === kept)));
    expect(await contents.sweep(tomorrow(), isReferenced)).toBe(1);
    expect([await contents.has(kept), await contents.has(lost)]).toEqual([true, false]);
    expect(await contents.put(Buffer.from('lost'))).toBe(lost);
  });

  it('is not swept when it has just been put again', async () => {
    await contents.put(text);
    const longAgo = new Date(Date.now() - 7 * 86_400_000);
    await utimes(fileOf(digest), longAgo, longAgo);
    await contents.put(text);
    expect(await contents.sweep(new Date(Date.now() - 86_400_000), none)).toBe(0);
  });

  it('is there after every put that returned, while a sweep runs', async () => {
    const present: boolean[] = [];
    const longAgo = new Date(Date.now() - 7 * 86_400_000);
    for (let round = 0; round < 30; round += 1) {
      await contents.put(text);
      await utimes(fileOf(digest), longAgo, longAgo);
      await Promise.all([contents.put(text), contents.sweep(new Date(Date.now() - 86_400_000), none)]);
      present.push(await contents.has(digest));
    }
    expect(present).not.toContain(false);
  });

  it('leaves no unfinished files behind after a sweep', async () => {
    await contents.put(text);
    const shelf = join(folder, 'contents', digest.slice(0, 2));
    await writeFile(join(shelf, '.cut-short'), 'half');
    await contents.sweep(tomorrow(), (digests) => Promise.resolve(new Set(digests)));
    expect(await readdir(shelf)).toEqual([digest.slice(2)]);
  });
});
