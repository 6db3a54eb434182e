import { date, organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/**
 * 政务公开表: the items of a period by organ, with manner, time, responsible section and person; what is late, and what is owed of what is out.
 * Titles are content: what is public is found by its index number. `?late=true` leaves only what is late or missed.
 */
export const itemList = defineView({
  name: 'item.list',
  path: 'items',
  permission: 'item.read',
  query: z.strictObject({
    organ: organId.optional(),
    from: date.default('1900-01-01'),
    to: date.default('2199-12-31'),
    late: z.enum(['true', 'false']).default('false'),
  }),
  handle: async ({ query: { organ, from, to, late }, engine, organs, today }) => {
    const { rows } = await engine.pool.query<object>(
      `SELECT item, organ, section, responsible, category, node, visibility, manners, to_char(formed_on, 'YYYY-MM-DD') AS "formedOn",
              to_char(publish_by, 'YYYY-MM-DD') AS "publishBy", term_missed AS "termMissed", phase,
              to_char(published_on, 'YYYY-MM-DD') AS "publishedOn", index_number AS "indexNumber", duties
       FROM read.items
       WHERE ($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2) AND formed_on BETWEEN $3 AND $4
         AND ($5 = 'false' OR term_missed OR published_on > publish_by OR jsonb_path_exists(duties, '$[*] ? (@.missed == true)')
              OR (phase IN ('proposed', 'returned') AND published_on IS NULL AND visibility = 'public' AND publish_by < $6))
       ORDER BY formed_on, item LIMIT 2000`,
      [organs === 'all' ? null : organs, organ ?? null, from, to, late, today],
    );
    return { items: rows };
  },
});
