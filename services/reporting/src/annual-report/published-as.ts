import type { Pool } from 'pg';

export interface Published {
  readonly publication: string;
  readonly indexNumber: string;
  /** The recorded day on which the publication first stood on the portal. */
  readonly publishedOn: string;
}

/** The organ's publication that shows these bytes to everybody now; null while there is none. */
export const publishedAs = async (pool: Pool, organ: string, digest: string): Promise<Published | null> => {
  const { rows } = await pool.query<Published>(
    `select publication, index_number as "indexNumber", published_on::text as "publishedOn" from read.publications
     where organ = $1 and digest = $2 and visibility = 'public' and withdrawn_on is null order by published_on limit 1`,
    [organ, digest],
  );
  return rows[0] ?? null;
};
