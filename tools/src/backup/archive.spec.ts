import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeEmptyFolder, readLines, sealArchive, verifyArchive, writeLines } from './archive.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-archive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

describe('an archive', () => {
  it('gives back the lines that were written, whatever separators of other alphabets are in them', async () => {
    const lines = [...'abcdefg'].map((letter, n) => `{"${letter}":"\u2028\u2029\r中${'x'.repeat(n * 30_000)}"}`);
    await writeLines(at('lines.gz'), pages([lines.slice(0, 3), [], lines.slice(3)]));
    const read: string[][] = [];
    for await (const page of readLines(at('lines.gz'), 4)) read.push([...page]);
    expect(read.map(({ length }) => length)).toEqual([4, 3]);
    expect(read.flat()).toEqual(lines);
  });

  it('gives back nothing for nothing', async () => {
    await writeLines(at('lines.gz'), pages([]));
    for await (const page of readLines(at('lines.gz'))) expect(page).toEqual([]);
    await sealArchive(folder);
    await verifyArchive(folder);
  });

  it('is refused when a file was changed, added or taken away, or it was never sealed', async () => {
    await mkdir(at('intake'));
    await writeFile(at('intake/events'), 'one');
    await expect(verifyArchive(folder)).rejects.toThrow('it has no SHA256SUMS');
    await sealArchive(folder);
    await verifyArchive(folder);
    await writeFile(at('intake/events'), 'two');
    await expect(verifyArchive(folder)).rejects.toThrow('intake/events is not what was backed up');
    await writeFile(at('intake/events'), 'one');
    await writeFile(at('intake/more'), '');
    await expect(verifyArchive(folder)).rejects.toThrow('intake/more does not belong to the backup');
    await rm(at('intake'), { recursive: true });
    await expect(verifyArchive(folder)).rejects.toThrow('intake/events is missing');
  });

  it('goes into a folder that is new or empty', async () => {
    await makeEmptyFolder(at('new'));
    await makeEmptyFolder(at('new'));
    await writeFile(at('new/file'), '');
    await expect(makeEmptyFolder(at('new'))).rejects.toThrow('is not empty');
  });
});

async function* pages(given: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* given;
}
