import { zipSync } from 'fflate';

export interface ZipEntry {
  /** Its path in the archive, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The first moment that a ZIP file can name, in the machine's own zone as the format wants it: archives of the same files are the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/** Files as one ZIP archive, in the order given. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(entries.map(({ path, bytes }) => [path, bytes])), { mtime: EPOCH, level: 6 }));
