import type { FileReading } from '@mingjian/documents/reading';
import { NotInVault, VaultBroken, type ContentStore } from '@mingjian/vault';
import type { Pool } from 'pg';

/** Characters (UTF-16 units) of one file that can be found: some two hundred pages. */
export const MOST_OF_A_FILE = 200_000;
/** Of all files of a publication, in their order. */
export const MOST_OF_ALL_FILES = 600_000;

/** What no text has, and what the database does not keep. */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
/** A PDF breaks words where its lines end. */
const BROKEN_WORDS = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * What can be found of a file: its text as people see it. Properties, comments, changes and what is hidden are looked through before the release,
 * and brought before nobody by the search. Null where there is nothing.
 */
export const searchableText = ({ texts }: FileReading, mediaType: string): string | null => {
  const seen = texts
    .filter(({ place }) => place === 'body')
    .map(({ text }) => text)
    .join('\n')
    .replace(CONTROLS, ' ');
  const text = mediaType === 'application/pdf' ? seen.replace(BROKEN_WORDS, '') : seen;
  return text.trim() === '' ? null : text.slice(0, MOST_OF_A_FILE).toWellFormed();
};

/** What is kept under a digest; null for what is gone or broken: then it is just not found. */
export const keptOrNull = (contents: Pick<ContentStore, 'get'>, digest: string): Promise<Buffer | null> =>
  contents.get(digest).catch((error: unknown) => {
    if (error instanceof NotInVault || error instanceof VaultBroken) return null;
    throw error;
  });

/** Of some files those that were read before, for whatever publication; none while the read model is built for the first time. */
export const filesReadBefore = async (pool: Pool, files: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows: tables } = await pool.query<{ name: string | null }>(
    `SELECT to_regclass('read.search_file_texts')::text AS name`,
  );
  if (tables[0]!.name === null) return new Set();
  const { rows } = await pool.query<{ file: string }>('SELECT file FROM read.search_file_texts WHERE file = ANY ($1)', [
    files,
  ]);
  return new Set(rows.map(({ file }) => file));
};
