import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const SUMS = 'SHA256SUMS';

/** What a backup refuses, in words for the person at the terminal. */
export class BackupError extends Error {}

/** Makes a folder that is not there, or takes an empty one. @throws BackupError when something is in it */
export const makeEmptyFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if ((await readdir(path)).length > 0) throw new BackupError(`${path} is not empty`);
};

/** Writes pages of lines as a gzip file, which must not be there yet. */
export const writeLines = (file: string, pages: AsyncIterable<readonly string[]>): Promise<void> =>
  pipeline(Readable.from(textOf(pages)), createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600 }));

async function* textOf(pages: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const lines of pages) yield lines.map((line) => `${line}\n`).join('');
}

/** The lines of such a file, page by page. Split at line feeds only: `readline` also splits at U+2028, which JSON may contain. */
export async function* readLines(file: string, pageSize = 200): AsyncGenerator<readonly string[]> {
  const text = createReadStream(file).pipe(createGunzip()).setEncoding('utf8') as AsyncIterable<string>;
  let rest = '';
  let page: string[] = [];
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      page.push(line);
      if (page.length < pageSize) continue;
      yield page;
      page = [];
    }
  }
  if (rest !== '') throw new BackupError(`${file} ends in the middle of a line`);
  if (page.length > 0) yield page;
}

/** Lists every file below a folder with its SHA-256, as `sha256sum -c` reads it. The last step: without the list nothing is restored. */
export const sealArchive = async (folder: string): Promise<void> => {
  const lines: string[] = [];
  for (const file of await filesIn(folder)) lines.push(`${await digestOf(join(folder, file))}  ${file}\n`);
  await writeFile(join(folder, SUMS), lines.join(''), { flag: 'wx', mode: 0o600 });
  const sums = await open(join(folder, SUMS));
  await sums.sync();
  await sums.close();
};

/** @throws BackupError when a file is missing, changed or was added since the archive was sealed, or it never was */
export const verifyArchive = async (folder: string): Promise<void> => {
  const listed = new Map((await sumsIn(folder)).map((line) => [line.slice(66), line.slice(0, 64)]));
  const there = (await filesIn(folder)).filter((file) => file !== SUMS);
  const missing = [...listed.keys()].find((file) => !there.includes(file));
  if (missing !== undefined) throw new BackupError(`${join(folder, missing)} is missing`);
  for (const file of there) {
    if (!listed.has(file)) throw new BackupError(`${join(folder, file)} does not belong to the backup`);
    if ((await digestOf(join(folder, file))) !== listed.get(file)) {
      throw new BackupError(`${join(folder, file)} is not what was backed up`);
    }
  }
};

const sumsIn = async (folder: string): Promise<readonly string[]> => {
  const text = await readFile(join(folder, SUMS), 'utf8').catch(() => {
    throw new BackupError(`${folder} is not a complete backup: it has no ${SUMS}`);
  });
  return text.split('\n').filter((line) => line !== '');
};

/** Relative to the folder, sorted, with slashes. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
};

export const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};
