import type { Pool } from 'pg';
import { isResult, type Table3Column, type Table3Row } from '../../domain/index.js';
import { readTable3 } from '../report/read-table3.js';
import type { Scope } from '../report/scope.js';
import { paging, type Page, type PageRequest } from './paging.js';

/** An application as the statistics know it: nothing personal. Dates are `YYYY-MM-DD`. */
export interface CaseRow {
  readonly application: string;
  readonly organ: string;
  readonly number: string;
  readonly applicantType: string;
  readonly receiptDate: string;
  readonly due: string | null;
  readonly decidedOn: string | null;
  readonly result: string | null;
  readonly deliveredOn: string | null;
  /** Entered afterwards (补录). */
  readonly late: boolean;
}

export interface Table3Place extends PageRequest {
  readonly organs: Scope;
  readonly year: number;
  readonly row: Table3Row;
  readonly column: Table3Column;
}

export interface CasesOfCell extends Page<CaseRow> {
  /**
   * How much of the figure has no case in the record: applications that an imported opening balance carried in. Negative
   * when the record holds more open cases than the balance stated. Always 0 outside rows P and F.
   */
  readonly withoutCase: number;
}

/** The cases behind a cell of table 3, by date of receipt and number. */
export const casesOfCell = async (pool: Pool, place: Table3Place): Promise<CasesOfCell> => {
  const { organs, year, row, column } = place;
  const { limit, offset, pageOf } = paging(place);
  const of = `organ = any($1) and ($2 = 'total' or applicant_type = $2) and ${conditionOf(row)}`;
  const found = [organs, column, row === 'P' ? year - 1 : year, ...(isResult(row) ? [row] : [])];
  const [cases, count] = await Promise.all([
    pool.query<CaseRow>(
      `select application, organ, number, applicant_type as "applicantType", receipt_date::text as "receiptDate", due::text,
              decided_on::text as "decidedOn", result, delivered_on::text as "deliveredOn", late
       from read.cases where ${of} order by receipt_date, number, application limit ${limit} offset ${offset}`,
      found,
    ),
    pool.query<{ n: number }>(`select count(*)::int as n from read.cases where ${of}`, found),
  ]);
  const total = count.rows[0]?.n ?? 0;
  return { ...pageOf(cases.rows, total), withoutCase: await withoutCase(pool, place, total) };
};

const IN_YEAR = 'between make_date($3, 1, 1) and make_date($3, 12, 31)';

/** `$3` is the year of the cell; for P, the year before: what was open at its end. */
const conditionOf = (row: Table3Row): string => {
  if (row === 'N') return `receipt_date ${IN_YEAR}`;
  if (row === 'T') return `decided_on ${IN_YEAR}`;
  if (isResult(row)) return `decided_on ${IN_YEAR} and result = $4`;
  return `receipt_date <= make_date($3, 12, 31) and (decided_on is null or decided_on > make_date($3, 12, 31))`;
};

const withoutCase = async (pool: Pool, { organs, year, row, column }: Table3Place, total: number): Promise<number> => {
  if (row !== 'P' && row !== 'F') return 0;
  const read = await readTable3(pool, [organs], [year]);
  return Number(read(0, year).table[row][column]) - total;
};
