import { unzipSync, type UnzipFileInfo } from 'fflate';

/** Far above what an office document has; beyond them somebody wants to fill memory. */
const MOST_ENTRIES = 5_000;
const MOST_BYTES_INSIDE = 64 * 1024 * 1024;

/** What an archive says of a file in it. */
export interface ArchiveEntry {
  readonly path: string;
  /** Bytes once inflated, as the archive says; never more are made. */
  readonly size: number;
}

/**
 * The table of contents of a ZIP archive, with nothing inflated.
 * @returns undefined for what is no archive, is encrypted in ways nobody reads here, or has names or sizes that no office program writes
 */
export const entriesIn = (bytes: Uint8Array): readonly ArchiveEntry[] | undefined => {
  const entries: ArchiveEntry[] = [];
  const list = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (entries.length === MOST_ENTRIES) throw new RangeError('too many files in the archive');
    entries.push({ path: name, size: originalSize });
    return false;
  };
  try {
    unzipSync(bytes, { filter: list });
  } catch {
    return undefined;
  }
  const inside = entries.reduce((sum, { size }) => sum + size, 0);
  const isPlain = entries.every(({ path }) => !/^[\\/]|\\|(?:^|\/)\.\.(?:\/|$)/.test(path));
  return isPlain && inside <= MOST_BYTES_INSIDE ? entries : undefined;
};

/** The files of an archive that are wanted, as UTF-8 text, in its order. @throws Error when one cannot be inflated */
export const textsIn = (bytes: Uint8Array, isWanted: (path: string) => boolean): ReadonlyMap<string, string> => {
  const found = unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
  return new Map(Object.entries(found).map(([path, content]) => [path, decoded(content)]));
};

/** XML is UTF-8 or UTF-16, which says so by its mark (XML 1.0 §4.3.3). */
const decoded = (content: Uint8Array): string => {
  const [first, second] = content;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
};
