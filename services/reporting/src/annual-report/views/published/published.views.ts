import { organId } from '@mingjian/contracts';
import { defineView, Problem } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { z } from 'zod';
import { exportedReport } from '../../exported-report.js';
import { csvSchema, documentSchema, exportedAs, exportFormats } from '../../exports/index.js';
import { reportOf } from '../../figures-at.js';

/** The reports that stand on the portal now, the latest year first; each can be had in every format. */
export const publishedReportsView = defineView({
  name: 'report.publishedList',
  path: 'published-reports',
  permission: 'public',
  query: z.strictObject({ organ: organId.optional(), year: z.coerce.number().int().optional() }),
  handle: async ({ query: { organ, year }, engine }) => ({
    formats: exportFormats,
    reports: (await publishedReports(engine.pool, organ, year)).map(({ id: _id, ...report }) => report),
  }),
});

/** JSON Schema of the JSON, or the metadata of the CSV (CSV on the Web). */
export const publishedSchema = defineView({
  name: 'report.publishedSchema',
  path: 'published-reports/schema',
  permission: 'public',
  query: z.strictObject({ of: z.enum(['json', 'csv']).default('json') }),
  handle: async ({ query }) => (query.of === 'json' ? documentSchema() : csvSchema),
});

/** The newest published version of a report as a file, to everybody: the same bytes each time, as its figures and text are frozen. */
export const publishedFile = defineView({
  name: 'report.publishedFile',
  path: 'published-reports/:organ/:year',
  permission: 'public',
  query: z.strictObject({ as: z.enum(exportFormats).default('json') }),
  handle: async ({ params, query, engine, directory }) => {
    const [newest] = await publishedReports(engine.pool, params['organ'], Number(params['year']) || 0);
    const report = newest && (await reportOf(engine, newest.id));
    // The list may be a moment behind a return.
    if (!report?.approved) throw Problem.of('request.notFound');
    return exportedAs(await exportedReport(engine, directory, report), query.as);
  },
});

interface PublishedReport {
  readonly id: string;
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly indexNumber: string;
  readonly publishedOn: string;
}

/** Newest versions first: those whose frozen bytes everybody can read on the portal. */
const publishedReports = async (pool: Pool, organ?: string, year?: number): Promise<readonly PublishedReport[]> => {
  const { rows } = await pool.query<PublishedReport>(
    `select distinct on (r.year, r.organ) r.id, r.organ, r.year, r.version, p.index_number as "indexNumber",
            p.published_on::text as "publishedOn"
     from read.annual_reports r
     join read.publications p on p.organ = r.organ and p.digest = r.publication and p.visibility = 'public' and p.withdrawn_on is null
     where ($1::text is null or r.organ = $1) and ($2::int is null or r.year = $2)
     order by r.year desc, r.organ, r.version desc, p.published_on limit 1000`,
    [organ ?? null, year ?? null],
  );
  return rows;
};
