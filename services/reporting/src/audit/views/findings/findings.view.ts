import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** A finding in a list. Dates are `YYYY-MM-DD`. */
export interface ListedFinding {
  readonly finding: string;
  readonly audit: string;
  readonly organ: string;
  readonly thing: { readonly kind: string; readonly id: string } | null;
  readonly severity: string;
  readonly phase: string;
  readonly answerBy: string;
  readonly foundOn: string;
  readonly outcome: string | null;
  readonly overdue: boolean;
}

/** Findings of the reader's organs, those that wait longest first; `open=true` leaves out what is closed. */
export const findingList = defineView({
  name: 'audit.findings',
  path: 'findings',
  permission: 'audit.read',
  query: z.strictObject({ audit: z.uuid().optional(), open: z.enum(['true', 'false']).default('false') }),
  handle: async ({ query: { audit, open }, organs, today, engine }) => {
    const { rows } = await engine.pool.query<ListedFinding>(
      `select finding, audit, organ, thing, severity, phase, answer_by::text as "answerBy", found_on::text as "foundOn", outcome,
              phase in ('recorded', 'returned') and answer_by < $4::date as overdue
       from read.findings
       where ($1::uuid is null or audit = $1) and ($2::text[] is null or organ = any($2)) and ($3 = 'false' or phase <> 'closed')
       order by answer_by, finding limit 1000`,
      [audit ?? null, organs === 'all' ? null : organs, open, today],
    );
    return { findings: rows };
  },
});
