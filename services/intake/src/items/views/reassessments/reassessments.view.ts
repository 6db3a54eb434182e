import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** 定期评估月度清单: what stayed closed and is to be assessed anew in a month, or was to be before, by organ (Art 18). */
export const reassessmentList = defineView({
  name: 'item.reassessments',
  path: 'reassessments',
  permission: 'item.read',
  query: z.strictObject({
    organ: organId.optional(),
    /** `2027-03`; the present month unless given. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
  }),
  handle: async ({ query: { organ, month: wanted }, engine, organs, today }) => {
    const month = wanted ?? today.slice(0, 7);
    const { rows } = await engine.pool.query<object>(
      `SELECT item, organ, section, responsible, category, duty ->> 'start' AS "closedSince", duty ->> 'due' AS due,
              (duty ->> 'missed')::boolean AS missed
       FROM read.items, jsonb_array_elements(duties) AS duty
       WHERE ($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2)
         AND duty ->> 'duty' = 'reassessment' AND left(duty ->> 'due', 7) <= $3
       ORDER BY due, item LIMIT 2000`,
      [organs === 'all' ? null : organs, organ ?? null, month],
    );
    return { month, items: rows };
  },
});
