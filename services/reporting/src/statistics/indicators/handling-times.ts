import type { Pool } from 'pg';
import type { Period } from './read-cells.js';

/** So many cases took so many working days. */
export interface TimeCount {
  readonly workdays: number;
  readonly cases: number;
}

export interface HandlingTimes {
  readonly cases: number;
  /** Working days from the date of receipt to that of the result, pauses included; null where nothing was decided. */
  readonly percentiles: Readonly<Record<'p10' | 'p25' | 'p50' | 'p75' | 'p90' | 'p95' | 'p100', number | null>>;
  readonly histogram: readonly TimeCount[];
}

/** How long cases decided in a period took, in working days of the approved calendars. Late entries are left out. */
export const readHandlingTimes = async (
  pool: Pool,
  { organs, from, to }: Period & { readonly organs: readonly string[] },
): Promise<HandlingTimes> => {
  const { rows: histogram } = await pool.query<TimeCount>(
    `select workdays, sum(cases)::int as cases from bi.handling_times
     where organ = any($1) and month between $2 and $3 group by workdays order by workdays`,
    [organs, from, to],
  );
  const at = (percent: number): number | null => percentileIn(histogram, percent);
  return {
    cases: histogram.reduce((sum, { cases }) => sum + cases, 0),
    percentiles: { p10: at(10), p25: at(25), p50: at(50), p75: at(75), p90: at(90), p95: at(95), p100: at(100) },
    histogram,
  };
};

/** The nearest rank: the shortest time within which at least so many of a hundred were decided. The histogram ascends. */
export const percentileIn = (histogram: readonly TimeCount[], percent: number): number | null => {
  const total = histogram.reduce((sum, { cases }) => sum + cases, 0);
  const rank = Math.max(1, Math.ceil((percent / 100) * total));
  let seen = 0;
  for (const { workdays, cases } of histogram) if ((seen += cases) >= rank) return workdays;
  return null;
};
