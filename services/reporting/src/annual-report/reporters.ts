import type { CivilDate } from '@mingjian/core';
import type { Directory, Organ } from '@mingjian/reference';
import type { Pool } from 'pg';
import { supervisingOf } from './supervising.js';

/** An organ that owes a report on a year, and how far it is. Dates are `YYYY-MM-DD`. */
export interface Reporter {
  readonly organ: string;
  readonly to: string | null;
  /** The last day to submit, and to publish; null where nobody names one. */
  readonly due: CivilDate | null;
  readonly publishedBy: CivilDate | null;
  readonly report: StandingReport | null;
}

export interface StandingReport {
  readonly id: string;
  readonly version: number;
  readonly phase: string;
  readonly organs: number;
  /** When it was submitted first, in whatever version. */
  readonly submittedOn: string | null;
  readonly late: boolean | null;
  readonly publishedOn: string | null;
}

/** Those whose figures are handed in by another organ owe no report of their own. */
const owes = ({ level }: Organ): boolean => level !== 'reportingUnit';

/** Who owes a report on a year: every organ that stood at its end and stands today. */
export const reportersOf = async (
  pool: Pool,
  directory: Directory,
  year: number,
  today: CivilDate,
): Promise<readonly Reporter[]> => {
  const then = new Set(directory.organsOn(`${year}-12-31`).map(({ organ }) => organ));
  const owing = directory.organsOn(today).filter((organ) => owes(organ) && then.has(organ.organ));
  const reports = await standingReports(pool, year);
  return owing.map(({ organ }) => {
    const { to, due, publishedBy } = supervisingOf(directory, organ, year, today);
    return { organ, to, due, publishedBy, report: reports.get(organ) ?? null };
  });
};

const standingReports = async (pool: Pool, year: number): Promise<ReadonlyMap<string, StandingReport>> => {
  const { rows } = await pool.query<StandingReport & { readonly organ: string }>({
    name: 'report-standing-of-organs',
    text: `
      select distinct on (organ) organ, id, version, phase, organs, publications.on_day as "publishedOn",
             (select min(submitted_on)::text from read.annual_reports s where s.organ = r.organ and s.year = r.year) as "submittedOn",
             (select bool_and(late) from read.annual_reports s where s.organ = r.organ and s.year = r.year) as late
      from read.annual_reports r
      left join lateral (
        select min(p.published_on)::text as on_day from read.publications p
        join read.annual_reports v on v.organ = p.organ and v.publication = p.digest
        where v.organ = r.organ and v.year = r.year and p.visibility = 'public' and p.withdrawn_on is null
      ) publications on true
      where year = $1 order by organ, version desc`,
    values: [year],
  });
  return new Map(rows.map(({ organ, ...report }) => [organ, report]));
};
