import type { Attachment } from '@mingjian/contracts';
import type { Pool } from 'pg';

/**
 * Who brought which bytes: nobody attaches bytes that they only know the digest of, which would let them read what others keep. A row is
 * good for half a day, so that no file is swept (after a whole one) before the item refers to it. By the database's clock, as the sweep.
 */
export const broughtSchema = (appRole: string): string => `
  CREATE TABLE brought_files (
    person text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    brought_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person, digest)
  );
  CREATE INDEX ON brought_files (brought_at);
  GRANT SELECT, INSERT, UPDATE, DELETE ON brought_files TO ${appRole};
`;

const KEPT = `interval '12 hours'`;

/** Notes that a person brought a file; the same one again is as young as the last time. */
export const noteBrought = async (
  pool: Pool,
  person: string,
  { digest, mediaType, size }: Attachment,
): Promise<void> => {
  await pool.query(
    `WITH old AS (DELETE FROM brought_files WHERE brought_at < now() - ${KEPT} AND (person, digest) <> ($1, $2))
     INSERT INTO brought_files (person, digest, media_type, size) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person, digest) DO UPDATE SET brought_at = now()`,
    [person, digest, mediaType, size],
  );
};

/** Of some digests, the files that the person has brought. */
export const broughtBy = async (
  pool: Pool,
  person: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, Attachment>> => {
  if (digests.length === 0) return new Map();
  const { rows } = await pool.query<Attachment>(
    `SELECT digest, media_type AS "mediaType", size::float8 AS size FROM brought_files
     WHERE person = $1 AND digest = ANY ($2) AND brought_at >= now() - ${KEPT}`,
    [person, digests],
  );
  return new Map(rows.map((row) => [row.digest, row]));
};
