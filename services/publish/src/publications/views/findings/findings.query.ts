import type { Pool } from 'pg';
import type { HeldEntry } from './contents.js';
import type { CheckedEntry } from './findings.js';

/**
 * Everything of an organ that is on the portal, with the links of its text that lead to no page, or to a tombstone, and what of `words`
 * stands in a document of one of the `nodes`. The passages of the search overlap by more than a word is long.
 */
export const checkedEntries = async (
  pool: Pool,
  organ: string,
  { nodes, words }: { readonly nodes: readonly string[]; readonly words: readonly string[] },
): Promise<readonly (CheckedEntry & HeldEntry)[]> => {
  const { rows } = await pool.query<CheckedEntry & HeldEntry>(
    `SELECT index_number AS "indexNumber", title, node, topic, genre, to_char(published_on, 'YYYY-MM-DD') AS "publishedOn",
            ARRAY(SELECT link FROM unnest(links) AS link
                  WHERE NOT EXISTS (SELECT 1 FROM read.catalogue target
                                    WHERE target.index_number = link AND target.visibility = 'public' AND target.withdrawn_on IS NULL)
                  ORDER BY link) AS "deadLinks",
            CASE WHEN node = ANY ($2)
              THEN ARRAY(SELECT word FROM unnest($3::text[]) AS word
                         WHERE EXISTS (SELECT 1 FROM read.search_passages passage
                                       WHERE passage.publication = entry.publication AND strpos(passage.text, word) > 0))
              ELSE '{}' END AS words
     FROM read.catalogue entry
     WHERE organ = $1 AND visibility = 'public' AND withdrawn_on IS NULL
     ORDER BY index_number`,
    [organ, nodes, words],
  );
  return rows;
};
