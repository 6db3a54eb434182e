import type { Pool } from 'pg';

/** Something open inside its organ. */
export interface InternalEntry {
  readonly publication: string;
  readonly indexNumber: string;
  readonly organ: string;
  readonly category: string;
  readonly title: string;
  readonly version: number;
  readonly digest: string;
  readonly publishedOn: string;
}

const COLUMNS = `publication, index_number AS "indexNumber", organ, category, title, version, digest,
  to_char(published_on, 'YYYY-MM-DD') AS "publishedOn"`;
const INSIDE = `visibility = 'internal' AND withdrawn_on IS NULL`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The newest first, of the organs of whoever asks. */
export const listInside = async (pool: Pool, organs: 'all' | readonly string[]): Promise<readonly InternalEntry[]> => {
  const { rows } = await pool.query<InternalEntry>(
    `SELECT ${COLUMNS} FROM read.catalogue WHERE ${INSIDE} AND ($1::text[] IS NULL OR organ = ANY($1::text[]))
     ORDER BY published_on DESC, index_number DESC LIMIT 500`,
    [organs === 'all' ? null : organs],
  );
  return rows;
};

export const findInside = async (pool: Pool, publication: string): Promise<InternalEntry | undefined> => {
  if (!UUID.test(publication)) return undefined;
  const { rows } = await pool.query<InternalEntry>(
    `SELECT ${COLUMNS} FROM read.catalogue WHERE ${INSIDE} AND publication = $1`,
    [publication],
  );
  return rows[0];
};
