import { organId } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { applicationStages, workdaysLeftUntil } from '../../domain/index.js';

interface Row {
  readonly stage: string;
  readonly due: CivilDate | null;
  readonly termRunning: boolean;
}

/** `<due day or 9999-12-31>,<application>`: behind which row of the order the page begins. */
const cursor = z.string().regex(/^\d{4}-\d{2}-\d{2},[0-9a-f-]{36}$/);

/**
 * The applications of one's organs as a queue, those due first at its head, with the working days that are left; `counts` by stage are of
 * the same organ and section. `after` is the `next` of the page before, `limit=0` gives the counts alone.
 */
export const applicationQueue = defineView({
  name: 'application.queue',
  path: 'applications',
  permission: 'application.read',
  query: z.strictObject({
    organ: organId.optional(),
    section: organId.optional(),
    stage: z.enum(applicationStages).optional(),
    /** `true` leaves out what is archived. */
    open: z.enum(['true', 'false']).default('false'),
    handler: z.string().max(255).optional(),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(0).max(1000).default(200),
  }),
  handle: async ({ query, engine, organs, today, directory: { rules } }) => {
    const { organ, section, stage, open, handler, after, limit } = query;
    const [afterDue, afterId] = after?.split(',') ?? [null, null];
    const mine = [organs === 'all' ? null : organs, organ ?? null, section ?? null];
    const scope = `($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2)
      AND ($3::text IS NULL OR section = $3 OR $3 = ANY(co_handling))`;
    const [{ rows: counts }, { rows }] = await Promise.all([
      engine.pool.query<{ stage: string; count: number }>(
        `SELECT stage, count(*)::int AS count FROM read.application_queue WHERE ${scope} GROUP BY stage`,
        mine,
      ),
      engine.pool.query<Row & { application: string }>(
        `SELECT application, organ, stage, number, section, handler, co_handling AS "coHandling", channel,
                applicant_type AS "applicantType", to_char(submitted_on, 'YYYY-MM-DD') AS "submittedOn",
                to_char(receipt_date, 'YYYY-MM-DD') AS "receiptDate", to_char(due, 'YYYY-MM-DD') AS due, term_running AS "termRunning",
                to_char(internal_due, 'YYYY-MM-DD') AS "internalDue", result, to_char(closed_on, 'YYYY-MM-DD') AS "closedOn"
         FROM read.application_queue
         WHERE ${scope} AND ($4::text IS NULL OR stage = $4) AND ($5::text IS NULL OR handler = $5)
           AND ($9 = 'false' OR stage <> 'archived')
           AND ($6::date IS NULL OR (coalesce(due, '9999-12-31'), application) > ($6::date, $7::uuid))
         ORDER BY coalesce(due, '9999-12-31'), application LIMIT $8`,
        [...mine, stage ?? null, handler ?? null, afterDue, afterId, limit, open],
      ),
    ]);
    const calendar = rules.calendar();
    const left = new Map<string, number>();
    const leftOf = (due: CivilDate): number => {
      if (!left.has(due)) left.set(due, workdaysLeftUntil(due, today, calendar));
      return left.get(due)!;
    };
    const last = rows.at(-1);
    return {
      today,
      counts: Object.fromEntries(counts.map((one) => [one.stage, one.count])),
      applications: rows.map((row) => ({
        ...row,
        workdaysLeft: row.due !== null && row.termRunning ? leftOf(row.due) : null,
      })),
      next: last && rows.length === limit ? `${last.due ?? '9999-12-31'},${last.application}` : null,
    };
  },
});
