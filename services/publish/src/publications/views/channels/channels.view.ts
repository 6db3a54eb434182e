import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** The channels that still have to carry something, the oldest publication first: what the office reminds of. */
export const pendingChannels = defineView({
  name: 'publication.pendingChannels',
  path: 'channels',
  permission: 'publication.read',
  query: z.strictObject({}),
  handle: async ({ engine, organs }) => {
    const { rows } = await engine.pool.query<object>(
      `SELECT publication, medium, organ, index_number AS "indexNumber", title, to_char(published_on, 'YYYY-MM-DD') AS "publishedOn"
       FROM read.pending_channels WHERE $1::text[] IS NULL OR organ = ANY($1::text[])
       ORDER BY published_on, index_number, medium LIMIT 1000`,
      [organs === 'all' ? null : organs],
    );
    return { channels: rows };
  },
});
