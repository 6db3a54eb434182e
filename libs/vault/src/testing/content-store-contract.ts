import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { NotInVault, VaultBroken, type AreReferenced, type ContentStore } from '../port.js';

/** An empty store, and the ways around it that a fault or an intruder would take. */
export interface OpenedContents {
  readonly contents: ContentStore;
  /** What lies there for a digest, as it is kept. */
  kept(digest: string): Promise<Buffer>;
  /** Puts other bytes in its place. */
  spoil(digest: string, bytes: Uint8Array): Promise<void>;
  /** Makes it look as if it was last put at a moment. */
  date(digest: string, when: Date): Promise<void>;
}

const DAY_MS = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const none: AreReferenced = () => Promise.resolve(new Set<string>());

/** States every property of the port as specs. An adapter's own spec calls this and adds the traps of its engine. */
export const contentStoreContract = (name: string, open: () => Promise<OpenedContents>): void => {
  describe(`${name} keeps the contract of a content store`, () => {
    const text = Buffer.from('关于某路段施工许可的答复');
    const digest = createHash('sha256').update(text).digest('hex');
    let opened: OpenedContents;
    let contents: ContentStore;
    beforeEach(async () => {
      opened = await open();
      contents = opened.contents;
    });

    it('finds content by its SHA-256, however often it is put', async () => {
      expect(await contents.has(digest)).toBe(false);
      const digests = await Promise.all([contents.put(text), contents.put(text), contents.put(text)]);
      expect(digests).toEqual([digest, digest, digest]);
      expect(await contents.has(digest)).toBe(true);
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

    it('does not keep content readable', async () => {
      await contents.put(text);
      expect((await opened.kept(digest)).includes(text)).toBe(false);
    });

    it('refuses content of which any bit was changed', async () => {
      await contents.put(text);
      const sealed = await opened.kept(digest);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: sealed.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
          const changed = Buffer.from(sealed);
          changed[at]! ^= 1 << bit;
          await opened.spoil(digest, changed);
          await expect(contents.get(digest)).rejects.toThrow(VaultBroken);
        }),
        { numRuns: 50 },
      );
    });

    it('refuses another content in its place', async () => {
      await contents.put(text);
      await opened.spoil(digest, await opened.kept(await contents.put(randomBytes(10))));
      await expect(contents.get(digest)).rejects.toThrow(VaultBroken);
    });

    it.each(['', '../../etc/passwd', digest.toUpperCase(), digest])('has nothing under %j', async (wanted) => {
      await expect(contents.get(wanted)).rejects.toThrow(NotInVault);
      expect(await contents.has(wanted)).toBe(false);
    });

    it('loses in a sweep what nobody refers to, and nothing else', async () => {
      const wanted = await contents.put(Buffer.from('kept'));
      const unwanted = await contents.put(Buffer.from('lost'));
      expect(await contents.sweep(ago(1), none)).toBe(0);
      const isReferenced: AreReferenced = (digests) =>
        Promise.resolve(new Set(digests.filter((one) => one === wanted)));
      expect(await contents.sweep(ago(-1), isReferenced)).toBe(1);
      expect([await contents.has(wanted), await contents.has(unwanted)]).toEqual([true, false]);
      expect(await contents.put(Buffer.from('lost'))).toBe(unwanted);
    });

    it('does not sweep what has just been put again', async () => {
      await contents.put(text);
      await opened.date(digest, ago(7));
      await contents.put(text);
      expect(await contents.sweep(ago(1), none)).toBe(0);
    });

    it('has content after every put that returned, while a sweep runs', async () => {
      const present: boolean[] = [];
      for (let round = 0; round < 30; round += 1) {
        await contents.put(text);
        await opened.date(digest, ago(7));
        await Promise.all([contents.put(text), contents.sweep(ago(1), none)]);
        present.push(await contents.has(digest));
      }
      expect(present).not.toContain(false);
    });
  });
};
