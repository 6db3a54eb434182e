import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { publicationStages } from '../../domain/index.js';

/**
 * The items of one's organs that publish knows, by what has to happen to them next; `counts` by stage are of the same organ. At most
 * 1,000, the newest first. Titles are content until they are out: whoever releases one reads it in the catalogue then.
 */
export const publicationQueue = defineView({
  name: 'publication.queue',
  path: 'publication-queue',
  permission: 'publication.read',
  query: z.strictObject({ organ: organId.optional(), stage: z.enum(publicationStages).optional() }),
  handle: async ({ query: { organ, stage }, engine, organs }) => {
    const mine = [organs === 'all' ? null : organs, organ ?? null];
    const scope = '($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2)';
    const [{ rows: counts }, { rows }] = await Promise.all([
      engine.pool.query<{ stage: string; count: number }>(
        `SELECT stage, count(*)::int AS count FROM read.publication_queue WHERE ${scope} GROUP BY stage`,
        mine,
      ),
      engine.pool.query<object>(
        `SELECT publication, item, organ, section, stage, releasable, category, visibility, index_number AS "indexNumber",
                to_char(published_on, 'YYYY-MM-DD') AS "publishedOn", versions
         FROM read.publication_queue WHERE ${scope} AND ($3::text IS NULL OR stage = $3)
         ORDER BY published_on DESC NULLS FIRST, publication LIMIT 1000`,
        [...mine, stage ?? null],
      ),
    ]);
    return { counts: Object.fromEntries(counts.map((one) => [one.stage, one.count])), publications: rows };
  },
});
