import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** A version of a report in a list. Dates are `YYYY-MM-DD`. */
export interface ListedReport {
  readonly id: string;
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly phase: string;
  readonly digest: string;
  readonly due: string | null;
  readonly submittedOn: string | null;
  readonly late: boolean | null;
}

/** The annual reports of an organ, or of all organs in the reader's scope; the latest year first, in it the newest version. */
export const annualReportListView = defineView({
  name: 'report.versions',
  path: 'annual-reports',
  permission: 'report.read',
  query: z.strictObject({ organ: organId.optional() }),
  handle: async ({ query: { organ }, organs, engine }) => {
    const { rows } = await engine.pool.query<ListedReport>(
      `select id, organ, year, version, phase, digest, due::text, submitted_on::text as "submittedOn", late
       from read.annual_reports
       where ($1::text is null or organ = $1) and ($2::text[] is null or organ = any($2))
       order by year desc, organ, version desc limit 1000`,
      [organ ?? null, organs === 'all' ? null : organs],
    );
    return { reports: rows };
  },
});
