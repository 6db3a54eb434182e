import type { Pool } from 'pg';
import {
  blank,
  decimalOf,
  fillTable2,
  moneyCell,
  notApplicable,
  table2Stocks,
  unitsOf,
  type Cell,
  type Table2,
  type Table2Cell,
  type Table2Stock,
} from '../../domain/index.js';
import type { Opening } from './read-openings.js';
import { NOW, type FiguresCut } from './read-totals.js';
import type { Scope } from './scope.js';

export interface ReadTable2 {
  readonly table: Table2;
  /** Rows whose stock was re-counted in the year. */
  readonly recounted: readonly Table2Stock[];
}

/** What each organ stated of each year, in ten-thousandths by measure; a measure that nobody stated is absent. */
export type Stated = ReadonlyMap<string, ReadonlyMap<number, Readonly<Record<string, string>>>>;

/** Everything stated of the years up to one, now or as of a cut of intake's log. */
export const readStated = async (
  pool: Pool,
  { organs, year, cut }: { readonly organs: Scope; readonly year: number; readonly cut?: FiguresCut | undefined },
): Promise<Stated> => {
  const { rows } = await pool.query<{ organ: string; year: number; stated: string }>({
    name: 'report-stated',
    text: STATED,
    values: [organs, year, cut?.intake ?? NOW],
  });
  const stated = new Map<string, Map<number, Readonly<Record<string, string>>>>();
  for (const row of rows) {
    const years = stated.get(row.organ) ?? new Map<number, Readonly<Record<string, string>>>();
    stated.set(row.organ, years.set(row.year, JSON.parse(row.stated) as Readonly<Record<string, string>>));
  }
  return stated;
};

const STATED = `
  with first as (
    select min(found.year) as year
    from unnest($1::text[]) as o (organ)
    cross join lateral (select year from read.tally_totals t where t.organ = o.organ order by year limit 1) found
  )
  select o.organ, y.year, total.stated
  from first
  cross join generate_series(first.year, $2) as y (year)
  cross join unnest($1::text[]) as o (organ)
  cross join lateral (
    select stated from read.tally_totals t
    where t.organ = o.organ and t.year = y.year and t.sequence <= $3 order by t.sequence desc limit 1
  ) total`;

/**
 * Table 2 of a scope and year. A figure that nobody stated is blank, not zero; a tally of 0 is a zero.
 *
 * 现行有效 = the last re-count or opening balance at or before the year's end + made − repealed of the years after it. A re-count holds for
 * the whole of its year, the latest month's where there are several.
 * @param ruleMaking false: an organ without rule-making power shows 规章 as `/` unless a figure was stated
 */
export const table2Of = (
  stated: Stated,
  openings: readonly Opening[],
  { organs, year, ruleMaking }: { readonly organs: Scope; readonly year: number; readonly ruleMaking: boolean },
): ReadTable2 => {
  const flow = (measure: string): bigint | undefined =>
    addUp(organs.map((organ) => units(stated.get(organ)?.get(year)?.[measure])));
  const stock = (row: Table2Stock): bigint | undefined =>
    addUp(organs.map((organ) => inForce(stated.get(organ), openings, { organ, year, row })));
  const valueOf = (key: Table2Cell): bigint | undefined => {
    const row = table2Stocks.find((one) => key === `${one}.inForce`);
    return row ? stock(row) : flow(key);
  };
  const cell = (key: Table2Cell): Cell => {
    const value = valueOf(key);
    if (value === undefined) return key.startsWith('regulations.') && !ruleMaking ? notApplicable : blank;
    return key === moneyCell ? decimalOf(value) : Number(decimalOf(value));
  };
  return {
    table: fillTable2(cell),
    recounted: table2Stocks.filter((row) => flow(`${row}.recounted`) !== undefined),
  };
};

const units = (stated: string | undefined): bigint | undefined => (stated === undefined ? undefined : BigInt(stated));

/** Undefined where nobody said anything. */
const addUp = (parts: readonly (bigint | undefined)[]): bigint | undefined =>
  parts.reduce((sum, part) => (part === undefined ? sum : (sum ?? 0n) + part), undefined);

const inForce = (
  years: ReadonlyMap<number, Readonly<Record<string, string>>> | undefined,
  openings: readonly Opening[],
  { organ, year, row }: { readonly organ: string; readonly year: number; readonly row: Table2Stock },
): bigint | undefined => {
  const said = [...(years ?? [])].filter(([of]) => of <= year);
  const recounts = said.flatMap(([of, figures]) => {
    const value = units(figures[`${row}.recounted`]);
    return value === undefined ? [] : [{ year: of, value }];
  });
  const balances = openings.flatMap((opening) => {
    const value = opening.organ === organ && opening.year <= year ? opening.stocks[row] : null;
    return value === null ? [] : [{ year: opening.year, value: unitsOf(value) ?? 0n }];
  });
  // The sort is stable: a re-count replaces an opening balance of the same year.
  const base = [...recounts, ...balances].sort((one, other) => other.year - one.year)[0];
  const since = said.filter(([of]) => of > (base?.year ?? 0));
  const made = addUp(since.map(([, figures]) => units(figures[`${row}.made`])));
  const repealed = addUp(since.map(([, figures]) => units(figures[`${row}.repealed`])));
  if (!base && made === undefined && repealed === undefined) return undefined;
  return (base?.value ?? 0n) + (made ?? 0n) - (repealed ?? 0n);
};
