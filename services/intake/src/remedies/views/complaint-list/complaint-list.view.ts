import { date, organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/**
 * 投诉举报台账: complaints, reports and suggestions of a period that the reader's organs have in hand, with what is owed and what was missed.
 * `?overdue=true` leaves only what is past its day.
 */
export const complaintList = defineView({
  name: 'complaint.list',
  path: 'complaints',
  permission: 'complaint.read',
  query: z.strictObject({
    organ: organId.optional(),
    from: date.default('1900-01-01'),
    to: date.default('2199-12-31'),
    overdue: z.enum(['true', 'false']).default('false'),
  }),
  handle: async ({ query: { organ, from, to, overdue }, engine, organs, today }) => {
    const { rows } = await engine.pool.query<object>(
      `SELECT complaint, organ, received_by AS "receivedBy", about, kind, channel, subject, anonymous,
              to_char(received_on, 'YYYY-MM-DD') AS "receivedOn", phase, owed, to_char(due, 'YYYY-MM-DD') AS due, missed, finding,
              to_char(closed_on, 'YYYY-MM-DD') AS "closedOn"
       FROM read.complaints
       WHERE ($1::text[] IS NULL OR organ = ANY($1)) AND ($2::text IS NULL OR organ = $2) AND received_on BETWEEN $3 AND $4
         AND ($5 = 'false' OR due < $6)
       ORDER BY received_on, complaint LIMIT 2000`,
      [organs === 'all' ? null : organs, organ ?? null, from, to, overdue, today],
    );
    return { complaints: rows };
  },
});
