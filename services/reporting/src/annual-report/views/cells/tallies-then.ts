import { decodeEnvelope, upcast, type TallyEvent } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { table2Stocks, type Decimal } from '../../domain/index.js';
import { readOpenings } from '../report/read-openings.js';
import type { FiguresCut } from '../report/read-totals.js';
import type { Table2Place, TallyRow } from './tallies-of-cell.js';

type Tally = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

/**
 * The figures behind a cell of table 2 as of a cut. Which events stated something of a year is kept; what they said and where they had it from is
 * read in the record, since the tallies of now hold only the last word on each month.
 */
export const talliesThen = async (pool: Pool, place: Table2Place, cut: FiguresCut): Promise<readonly TallyRow[]> => {
  const { organs, year, cell } = place;
  const stock = table2Stocks.find((row) => cell === `${row}.inForce`);
  const [{ rows }, openings] = await Promise.all([
    pool.query<{ body: string }>({
      name: 'tallies-then',
      text: STATED,
      values: [organs, stock ? 0 : year, year, cut.intake],
    }),
    stock ? readOpenings(pool, { organs, year, cut }) : [],
  ]);
  const tallies = new Map<string, TallyRow>();
  for (const { body } of rows) {
    const { organ, month, measure, value, source } = tallyIn(body);
    if (stock ? measure.startsWith(`${stock}.`) : measure === cell)
      tallies.set(`${organ} ${month} ${measure}`, { organ, month, measure, value: value as Decimal, source });
  }
  const balances = openings.flatMap(({ organ, year: of, stocks, source }): readonly TallyRow[] => {
    const value = stock ? stocks[stock] : null;
    return value ? [{ organ, month: String(of), measure: cell, value, source }] : [];
  });
  return [...tallies.values(), ...balances].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
};

const placeOf = ({ organ, month, measure }: TallyRow): string => `${month} ${organ} ${measure}`;

const tallyIn = (body: string): Tally => {
  const { type, data } = decodeEnvelope(body);
  // The data was checked against its schema when it was written.
  return upcast(type, data).data as unknown as Tally;
};

const STATED = `
  select event.body from read.tally_totals stated
  join record.events event on event.source = 'intake' and event.sequence = stated.sequence
  where stated.organ = any($1::text[]) and stated.year between $2 and $3 and stated.sequence <= $4
  order by stated.sequence`;
