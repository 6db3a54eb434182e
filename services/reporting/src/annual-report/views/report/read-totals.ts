import type { Pool } from 'pg';
import { lastBlockBefore } from '../../../blocks.js';
import type { Scope } from './scope.js';

/** The part of a cut that the figures depend on: sequences of two logs. Absent: as of now. */
export interface FiguresCut {
  readonly intake: number;
  readonly reporting: number;
}

/** JSON of counters by cell; a cell that is not there counts nothing. */
export type Counters = Readonly<Record<string, number>>;

export interface YearTotals {
  /** Of the asked year and the one before every cell; of earlier ones only those that add up over years: N, T and remedies. */
  readonly cells: Counters;
  /** Of these, entered afterwards (补录); of the asked year and the one before. */
  readonly late: Counters;
}

/** Everything counted of each organ, by year, from its first year on. */
export type Totals = ReadonlyMap<string, ReadonlyMap<number, YearTotals>>;

/** Larger than any sequence. */
export const NOW = Number.MAX_SAFE_INTEGER;

/**
 * The counted figures of organs in all years up to one, now or as of a cut of intake's log: each organ's and year's last total of before
 * the cut, and what was posted since. The cut must have been reached by the statistics.
 */
export const readTotals = async (
  pool: Pool,
  { organs, year, cut }: { readonly organs: Scope; readonly year: number; readonly cut?: FiguresCut | undefined },
): Promise<Totals> => {
  const to = cut?.intake ?? NOW;
  const { rows } = await pool.query<Total>({ name: 'report-totals', text: TOTALS, values: [organs, year, to] });
  const totals = new Map<string, Map<number, Writable>>();
  for (const { organ, year: of, cells, late } of rows) {
    const found = { cells: parsed(cells), late: late === null ? {} : parsed(late) };
    totals.set(organ, (totals.get(organ) ?? new Map<number, Writable>()).set(of, found));
  }
  if (cut) await addPostings(pool, totals, { organs, year, to });
  return totals;
};

type Writable = { readonly [Part in keyof YearTotals]: Record<string, number> };

const parsed = (json: string): Record<string, number> => JSON.parse(json) as Record<string, number>;

interface Total {
  readonly organ: string;
  readonly year: number;
  readonly cells: string;
  readonly late: string | null;
}

const TOTALS = `
  with first as (
    select min(found.year) as year
    from unnest($1::text[]) as o (organ)
    cross join lateral (select year from read.cell_totals t where t.organ = o.organ order by year limit 1) found
  )
  select o.organ, y.year, case when y.year >= $2 - 1 then total.cells else total.flows end as cells,
         case when y.year >= $2 - 1 then total.late end as late
  from first
  cross join generate_series(first.year, $2) as y (year)
  cross join unnest($1::text[]) as o (organ)
  cross join lateral (
    select cells, late, flows from read.cell_totals t
    where t.organ = o.organ and t.year = y.year and t.through <= $3 order by t.through desc limit 1
  ) total`;

const addPostings = async (
  pool: Pool,
  totals: Map<string, Map<number, Writable>>,
  { organs, year, to }: { readonly organs: Scope; readonly year: number; readonly to: number },
): Promise<void> => {
  const { rows } = await pool.query<{ organ: string; year: number; cell: string; n: number; late: number }>({
    name: 'report-postings',
    text: POSTINGS,
    values: [organs, lastBlockBefore(to), year, to],
  });
  for (const { organ, year: of, cell, n, late } of rows) {
    const years = totals.get(organ) ?? new Map<number, Writable>();
    const total = years.get(of) ?? { cells: {}, late: {} };
    add(total.cells, cell, n);
    add(total.late, cell, late);
    totals.set(organ, years.set(of, total));
  }
};

const add = (counters: Record<string, number>, cell: string, n: number): void => {
  counters[cell] = (counters[cell] ?? 0) + n;
};

/** What was posted in the block that the cut divides. */
const POSTINGS = `
  select p.organ, p.year, p.cell, sum(p.n)::int as n, coalesce(sum(p.n) filter (where p.late), 0)::int as late
  from unnest($1::text[]) as place (organ)
  join read.postings p on p.organ = place.organ and p.sequence > $2 and p.sequence <= $4 and p.year <= $3
  group by p.organ, p.year, p.cell`;

/** What a cell counted over organs in a year. */
export const sumOf = (totals: Totals, organs: Scope, year: number, cell: string): number =>
  organs.reduce((sum, organ) => sum + (totals.get(organ)?.get(year)?.cells[cell] ?? 0), 0);

const nothing: Counters = {};

/** What organs counted in a year, cell by cell. */
export const countersOf = (totals: Totals, organs: Scope, year: number, part: keyof YearTotals = 'cells'): Counters => {
  const [first = '', ...others] = organs;
  const own = totals.get(first)?.get(year)?.[part] ?? nothing;
  if (others.length === 0) return own;
  const sums: Record<string, number> = { ...own };
  for (const organ of others) addAll(sums, totals.get(organ)?.get(year)?.[part] ?? nothing);
  return sums;
};

/** The same of all years up to one; complete for N, T and remedies. */
export const countersUpTo = (totals: Totals, organs: Scope, year: number): Counters => {
  const sums: Record<string, number> = {};
  for (const organ of organs)
    for (const [of, { cells }] of totals.get(organ) ?? []) if (of <= year) addAll(sums, cells);
  return sums;
};

const addAll = (sums: Record<string, number>, counters: Counters): void => {
  for (const cell in counters) sums[cell] = (sums[cell] ?? 0) + counters[cell]!;
};
