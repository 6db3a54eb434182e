import type { Pool } from 'pg';
import type { CheckedEntry } from './findings.js';

/** Everything of an organ that is on the portal, with the links of its text that lead to no page, or to a tombstone. */
export const checkedEntries = async (pool: Pool, organ: string): Promise<readonly CheckedEntry[]> => {
  const { rows } = await pool.query<CheckedEntry>(
    `SELECT index_number AS "indexNumber", title, node, topic, genre, to_char(published_on, 'YYYY-MM-DD') AS "publishedOn",
            ARRAY(SELECT link FROM unnest(links) AS link
                  WHERE NOT EXISTS (SELECT 1 FROM read.catalogue target
                                    WHERE target.index_number = link AND target.visibility = 'public' AND target.withdrawn_on IS NULL)
                  ORDER BY link) AS "deadLinks"
     FROM read.catalogue
     WHERE organ = $1 AND visibility = 'public' AND withdrawn_on IS NULL
     ORDER BY index_number`,
    [organ],
  );
  return rows;
};
