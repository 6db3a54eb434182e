import { randomUUID } from 'node:crypto';
import { access, link, mkdir, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '@mingjian/contracts';
import { isDigest, mustBeDigest, openContent, sealContent } from './content-sealing.js';
import { syncFolder, writeDurably } from './durable-file.js';
import type { KeyStore } from './key-store.js';
import { NotInVault, type AreReferenced, type ContentStore } from './port.js';

const SHELF = /^[0-9a-f]{2}$/;

export interface FileContentsOptions {
  /** Made where missing; one store for each folder. */
  readonly folder: string;
  readonly keys: KeyStore;
}

/** Content in a folder, one sealed file for each digest: `<folder>/ab/cdef…`. A file is complete or not there. */
export const createFileContents = ({ folder, keys }: FileContentsOptions): ContentStore =>
  new FileContents(folder, keys);

class FileContents implements ContentStore {
  constructor(
    private readonly folder: string,
    private readonly keys: KeyStore,
  ) {}

  async put(bytes: Uint8Array): Promise<string> {
    const digest = sha256(bytes);
    if (await this.renew(digest)) return digest;
    const file = this.fileOf(digest);
    const shelf = dirname(file);
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    const aside = join(shelf, `.${randomUUID()}`);
    await writeDurably(aside, await sealContent(this.keys, bytes, digest));
    await rename(aside, file);
    await syncFolder(shelf);
    await syncFolder(this.folder);
    return digest;
  }

  async get(digest: string): Promise<Buffer> {
    const sealed = await readFile(this.fileOf(digest)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NotInVault(digest) : error;
    });
    return openContent(this.keys, sealed, digest);
  }

  async has(digest: string): Promise<boolean> {
    if (!isDigest(digest)) return false;
    return access(this.fileOf(digest)).then(
      () => true,
      () => false,
    );
  }

  async sweep(before: Date, isReferenced: AreReferenced): Promise<number> {
    let removed = 0;
    for (const shelf of (await namesIn(this.folder)).filter((name) => SHELF.test(name))) {
      const names = await namesIn(join(this.folder, shelf));
      const digests = names.map((name) => `${shelf}${name}`).filter(isDigest);
      const kept = await isReferenced(digests);
      for (const digest of digests) {
        if (!kept.has(digest) && (await this.removeIfOlder(digest, before))) removed += 1;
      }
      await this.removeLeftovers(shelf, names, before);
    }
    return removed;
  }

  private async removeIfOlder(digest: string, before: Date): Promise<boolean> {
    const file = this.fileOf(digest);
    if ((await stat(file)).mtime >= before) return false;
    // Taken out of the way before the last look: a `put` of the same bytes has either renewed it by then, or makes it anew.
    const aside = join(dirname(file), `.${randomUUID()}`);
    await rename(file, aside);
    const renewed = (await stat(aside)).mtime >= before;
    if (renewed) await link(aside, file).catch(() => undefined);
    await unlink(aside);
    return !renewed;
  }

  /** What writers that were killed have left unfinished. */
  private async removeLeftovers(shelf: string, names: readonly string[], before: Date): Promise<void> {
    for (const path of names.filter((name) => name.startsWith('.')).map((name) => join(this.folder, shelf, name))) {
      if ((await stat(path)).mtime < before) await unlink(path);
    }
  }

  /** Marks content that is there as wanted now. @returns false where there is none */
  private renew(digest: string): Promise<boolean> {
    const now = new Date();
    return utimes(this.fileOf(digest), now, now).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  private fileOf(digest: string): string {
    mustBeDigest(digest);
    return join(this.folder, digest.slice(0, 2), digest.slice(2));
  }
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
