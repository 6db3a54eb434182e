import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { replyStages } from '../../domain/index.js';

/** The replies of one's organs by what has to happen to them next; `counts` by stage are of the same organ. At most 1,000, the newest first. */
export const replyQueue = defineView({
  name: 'reply.queue',
  path: 'replies',
  permission: 'reply.read',
  query: z.strictObject({ organ: organId.optional(), stage: z.enum(replyStages).optional() }),
  handle: async ({ query: { organ, stage }, engine, organs }) => {
    const mine = [organs === 'all' ? null : organs, organ ?? null];
    const scope = '($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2)';
    const [{ rows: counts }, { rows }] = await Promise.all([
      engine.pool.query<{ stage: string; count: number }>(
        `SELECT stage, count(*)::int AS count FROM read.reply_queue WHERE ${scope} GROUP BY stage`,
        mine,
      ),
      engine.pool.query<object>(
        `SELECT reply, application, organ, stage, result, number, to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn",
                to_char(delivered_on, 'YYYY-MM-DD') AS "deliveredOn"
         FROM read.reply_queue WHERE ${scope} AND ($3::text IS NULL OR stage = $3)
         ORDER BY issued_on DESC NULLS FIRST, reply LIMIT 1000`,
        [...mine, stage ?? null],
      ),
    ]);
    return { counts: Object.fromEntries(counts.map((one) => [one.stage, one.count])), replies: rows };
  },
});
