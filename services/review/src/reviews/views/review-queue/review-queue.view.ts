import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { reviewStages } from '../../domain/index.js';
import { reviewTermOf } from './review-term.js';

interface QueuedReview {
  readonly review: string;
  readonly organ: string;
  readonly stage: string;
  readonly due: string | null;
  readonly began: string;
  readonly referred: boolean;
}

/**
 * The reviews of one's organs as a queue, those due first at its head, with whose opinion is due; `counts` by stage are of the same organ.
 * `reviewBy`: the last day of the review itself (table `reviewTerms`), `overdue` once that is past. `after` is the `next` of the page before, `limit=0` gives the counts alone. What is reviewed is read with the review itself.
 */
export const reviewQueue = defineView({
  name: 'review.queue',
  path: 'reviews',
  permission: 'review.read',
  query: z.strictObject({
    organ: organId.optional(),
    stage: z.enum(reviewStages).optional(),
    role: z.string().max(40).optional(),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2},[0-9a-f-]{36}$/)
      .optional(),
    limit: z.coerce.number().int().min(0).max(1000).default(200),
  }),
  handle: async ({ query: { organ, stage, role, after, limit }, engine, directory, organs, today }) => {
    const [afterDue, afterId] = after?.split(',') ?? [null, null];
    const mine = [organs === 'all' ? null : organs, organ ?? null];
    const scope = `($1::text[] IS NULL OR organ = ANY($1) OR acting_organ = ANY($1))
      AND ($2::text IS NULL OR organ = $2 OR acting_organ = $2)`;
    const [{ rows: counts }, { rows }] = await Promise.all([
      engine.pool.query<{ stage: string; count: number }>(
        `SELECT stage, count(*)::int AS count FROM read.review_queue WHERE ${scope} GROUP BY stage`,
        mine,
      ),
      engine.pool.query<QueuedReview>(
        `SELECT review, organ, acting_organ AS "actingOrgan", section, kind, thing, stage, role, level, levels,
                to_char(due, 'YYYY-MM-DD') AS due, to_char(began, 'YYYY-MM-DD') AS began, referred,
                result, outcome, doubts, secret, findings, drafters
         FROM read.review_queue
         WHERE ${scope} AND ($3::text IS NULL OR stage = $3) AND ($4::text IS NULL OR role = $4)
           AND ($5::date IS NULL OR (coalesce(due, '9999-12-31'), review) > ($5::date, $6::uuid))
         ORDER BY coalesce(due, '9999-12-31'), review LIMIT $7`,
        [...mine, stage ?? null, role ?? null, afterDue, afterId, limit],
      ),
    ]);
    const last = rows.at(-1);
    return {
      today,
      counts: Object.fromEntries(counts.map((one) => [one.stage, one.count])),
      reviews: rows.map(({ began, referred, ...review }) => {
        const reviewBy = reviewTermOf(directory, review.organ, { began, referred, stage: review.stage });
        return { ...review, reviewBy, overdue: reviewBy !== null && reviewBy < today };
      }),
      next: last && rows.length === limit ? `${last.due ?? '9999-12-31'},${last.review}` : null,
    };
  },
});
