import type { Pool } from 'pg';
import type { Decimal, Table2Cell } from '../../domain/index.js';
import type { FiguresCut } from '../report/read-totals.js';
import type { Scope } from '../report/scope.js';
import { talliesThen } from './tallies-then.js';

/** One stated figure with the ledger or system it comes from. */
export interface TallyRow {
  readonly organ: string;
  /** `YYYY-MM`; for an opening balance the year alone. */
  readonly month: string;
  readonly measure: string;
  readonly value: Decimal;
  readonly source: string;
}

export interface Table2Place {
  readonly organs: Scope;
  readonly year: number;
  readonly cell: Table2Cell;
  /** As of which cut; absent: as of now. */
  readonly cut?: FiguresCut | undefined;
}

/**
 * The figures behind a cell of table 2: the year's tallies of its measure. For 现行有效, every opening balance, re-count, making and repeal
 * up to the end of the year.
 */
export const talliesOfCell = async (pool: Pool, place: Table2Place): Promise<readonly TallyRow[]> => {
  const { organs, year, cell, cut } = place;
  if (cut) return talliesThen(pool, place, cut);
  const [row = '', column = ''] = cell.split('.');
  const { rows } = await pool.query<TallyRow>(
    `select organ, month, measure, value::text, source from read.tallies
     where organ = any($1) and ($3 <> 'inForce' and year = $2 and measure = $4 or $3 = 'inForce' and year <= $2 and measure like $5)
     union all
     select organ, year::text, $4, (case $6 when 'regulations' then regulations else normative_documents end)::text, source
     from (select distinct on (organ, year) * from read.openings where organ = any($1) order by organ, year, version desc) opening
     where organ = any($1) and $3 = 'inForce' and year <= $2
       and case $6 when 'regulations' then regulations else normative_documents end is not null
     order by month, organ, measure`,
    [organs, year, column, cell, `${row}.%`, row],
  );
  return rows;
};
