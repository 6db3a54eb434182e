import type { Pool } from 'pg';
import {
  blank,
  fillTable2,
  moneyCell,
  notApplicable,
  table2Stocks,
  type Cell,
  type Decimal,
  type Table2,
  type Table2Cell,
  type Table2Stock,
} from '../../domain/index.js';
import { keyOf, memberArrays, MEMBERS, type Scope } from './scope.js';

export interface ReadTable2 {
  readonly table: Table2;
  /** Rows whose stock was re-counted in the year. */
  readonly recounted: readonly Table2Stock[];
}

/**
 * Reads table 2 for every scope and year. A figure that nobody stated is blank, not zero; a tally of 0 is a zero.
 *
 * 现行有效 = the last re-count or opening balance at or before the year's end + made − repealed of the years after it. A re-count holds for
 * the whole of its year, the latest month's where there are several.
 * @param ruleMaking false: an organ without rule-making power shows 规章 as `/` unless a figure was stated
 */
export const readTable2 = async (
  pool: Pool,
  scopes: readonly Scope[],
  years: readonly number[],
  ruleMaking: boolean,
): Promise<(scope: number, year: number) => ReadTable2> => {
  const values = [...memberArrays(scopes), years];
  const [flows, stocks] = await Promise.all([
    pool.query<Stated>({ name: 'table2-flows', text: FLOWS, values }),
    pool.query<Stated>({ name: 'table2-stocks', text: STOCKS, values }),
  ]);
  const stated = new Map(
    [...flows.rows, ...stocks.rows].map((row) => [keyOf(row.scope, row.year, row.measure), row.value]),
  );

  return (scope, year) => {
    const cell = (key: Table2Cell): Cell => {
      const value = stated.get(keyOf(scope, year, key));
      if (value === undefined) return key.startsWith('regulations.') && !ruleMaking ? notApplicable : blank;
      return key === moneyCell ? value : Number(value);
    };
    return {
      table: fillTable2(cell),
      recounted: table2Stocks.filter((stock) => stated.has(keyOf(scope, year, `${stock}.recounted`))),
    };
  };
};

interface Stated {
  readonly scope: number;
  readonly year: number;
  readonly measure: string;
  readonly value: Decimal;
}

const FLOWS = `
  with ${MEMBERS}
  select scope, year, measure, trim_scale(sum(value))::text as value
  from member join read.tallies using (organ)
  where year = any($3::int[])
  group by scope, year, measure`;

const STOCKS = `
  with ${MEMBERS},
  tally as (
    select organ, year, month, split_part(measure, '.', 1) as stock, split_part(measure, '.', 2) as kind, value
    from read.tallies
    where organ = any($2::text[]) and split_part(measure, '.', 2) in ('made', 'repealed', 'recounted')
  ),
  statement as (
    select organ, year, '' as month, 'regulations' as stock, regulations as value
    from read.openings where organ = any($2::text[]) and regulations is not null
    union all
    select organ, year, '', 'normativeDocuments', normative_documents
    from read.openings where organ = any($2::text[]) and normative_documents is not null
    union all
    select organ, year, month, stock, value from tally where kind = 'recounted'
  ),
  base as (
    select distinct on (closing.year, organ, stock) closing.year as closing, organ, stock, statement.year, statement.value
    from unnest($3::int[]) as closing (year)
    join statement on statement.year <= closing.year
    order by closing.year, organ, stock, statement.year desc, month desc
  ),
  part as (
    select closing, organ, stock, value from base
    union all
    select closing.year, tally.organ, tally.stock, case kind when 'made' then tally.value else -tally.value end
    from unnest($3::int[]) as closing (year)
    join tally on tally.year <= closing.year and kind <> 'recounted'
    left join base on base.closing = closing.year and base.organ = tally.organ and base.stock = tally.stock
    where base.year is null or tally.year > base.year
  )
  select scope, closing as year, stock || '.inForce' as measure, trim_scale(sum(value))::text as value
  from part join member using (organ)
  group by scope, closing, stock`;
