import type { Pool } from 'pg';
import { applicantColumns, type Table3Column, type Table3Row } from '../../domain/index.js';
import { readOpenings } from '../report/read-openings.js';
import { table3Of } from '../report/read-table3.js';
import { NOW, readTotals, sumOf, type FiguresCut } from '../report/read-totals.js';
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
  /** Which cases counted as of a cut; they are shown as they stand now. */
  readonly cut?: FiguresCut | undefined;
}

export interface CasesOfCell extends Page<CaseRow> {
  /**
   * How much of the figure has no case in the record: applications that an imported opening balance carried in. Negative
   * when the record holds more open cases than the balance stated. Always 0 outside rows P and F.
   */
  readonly withoutCase: number;
}

/**
 * The cases behind a cell of table 3, by the date that they count by (of receipt or, for results and T, of issue) and the order of the
 * record. Read from the postings of each organ in that order, so that a page costs the same however many cases there are.
 */
export const casesOfCell = async (pool: Pool, place: Table3Place): Promise<CasesOfCell> => {
  const { row, year } = place;
  if (row === 'P') return openAtEndOf(pool, place, year - 1);
  if (row === 'F') return openAtEndOf(pool, place, year);
  const { organs, cut } = place;
  const { limit, offset, pageOf } = paging(place);
  const cells = typesOf(place).map((type) => `${row} ${type}`);
  const [totals, cases] = await Promise.all([
    readTotals(pool, { organs, year, cut }),
    pool.query<CaseRow>({
      name: 'cases-posted',
      text: POSTED,
      values: [organs, cells, year, cut?.intake ?? NOW, limit, offset],
    }),
  ]);
  const total = cells.reduce((sum, cell) => sum + sumOf(totals, organs, year, cell), 0);
  return { ...pageOf(cases.rows, total), withoutCase: 0 };
};

const typesOf = ({ column }: Table3Place) =>
  applicantColumns.map(({ code }) => code).filter((code) => column === 'total' || code === column);

/** Open at the end of a year: those decided since have been posted, the others are what is still open. */
const openAtEndOf = async (pool: Pool, place: Table3Place, end: number): Promise<CasesOfCell> => {
  const { organs, row, year, column, cut } = place;
  const { pageOf } = paging(place);
  const [totals, openings, { cases, total }] = await Promise.all([
    readTotals(pool, { organs, year, cut }),
    readOpenings(pool, { organs, year, cut }),
    cut ? openThen(pool, place, end, cut) : openNow(pool, place, end),
  ]);
  const { table } = table3Of(totals, openings, organs, year);
  return { ...pageOf(cases, total), withoutCase: Number(table[row][column]) - total };
};

interface OpenCases {
  readonly cases: readonly CaseRow[];
  readonly total: number;
}

const openNow = async (pool: Pool, place: Table3Place, end: number): Promise<OpenCases> => {
  const { organs } = place;
  const { limit, offset } = paging(place);
  const types = typesOf(place);
  const cells = types.map((type) => `open ${type}`);
  const values = [organs, cells, end, NOW, limit, offset, types];
  const [totals, cases, open] = await Promise.all([
    readTotals(pool, { organs, year: end }),
    pool.query<CaseRow>({ name: 'cases-open', text: OPEN, values }),
    pool.query<{ n: number }>({ name: 'cases-open-count', text: OPEN_COUNT, values: [organs, types, end] }),
  ]);
  const since = cells.reduce((sum, cell) => sum + sumOf(totals, organs, end, cell), 0);
  return { cases: cases.rows, total: since + (open.rows[0]?.n ?? 0) };
};

/** What the postings up to a cut received and did not decide. It looks through all of them, since which cases are open is kept only of now. */
const openThen = async (pool: Pool, place: Table3Place, end: number, { intake }: FiguresCut): Promise<OpenCases> => {
  const { limit, offset } = paging(place);
  const types = typesOf(place);
  const [received, decided] = [types.map((type) => `N ${type}`), types.map((type) => `T ${type}`)];
  const values = [place.organs, received, end, intake, decided];
  const [cases, open] = await Promise.all([
    pool.query<CaseRow>({ name: 'cases-open-then', text: OPEN_THEN, values: [...values, limit, offset] }),
    pool.query<{ n: number }>({ name: 'cases-open-then-count', text: OPEN_THEN_COUNT, values }),
  ]);
  return { cases: cases.rows, total: open.rows[0]?.n ?? 0 };
};

const CASE = `
  application, organ, number, applicant_type as "applicantType", receipt_date::text as "receiptDate", due::text,
  decided_on::text as "decidedOn", result, delivered_on::text as "deliveredOn", late`;

/** Of every organ and cell the first so many postings, without those that a later event took back. */
const HITS = `
  select p.subject as application, p.day, p.sequence
  from unnest($1::text[]) as o (organ)
  cross join unnest($2::text[]) as c (cell)
  cross join lateral (
    select subject, day, sequence from read.postings p
    where p.organ = o.organ and p.year = $3 and p.cell = c.cell and p.n > 0 and p.sequence <= $4
      and not exists (
        select from read.postings undone
        where undone.organ = p.organ and undone.year = p.year and undone.cell = p.cell and undone.day = p.day
          and undone.subject = p.subject and undone.n < 0 and undone.sequence > p.sequence and undone.sequence <= $4
      )
    order by day, sequence limit $5::int + $6::int
  ) p`;

const POSTED = `
  with hit as (${HITS} order by day, sequence limit $5 offset $6)
  select ${CASE} from hit join read.cases using (application) order by hit.day, hit.sequence`;

const STILL_OPEN = `
  from unnest($1::text[]) as o (organ)
  join read.cases c on c.organ = o.organ and c.decided_on is null`;

const OPEN = `
  with hit as (
    select application, day, label from (
      select hit.application, hit.day, c.number as label from (${HITS}) hit join read.cases c using (application)
      union all
      select c.application, c.receipt_date, c.number ${STILL_OPEN}
        and c.receipt_date <= make_date($3, 12, 31) and c.applicant_type = any($7::text[])
    ) open
    order by day, label, application limit $5 offset $6
  )
  select ${CASE} from hit join read.cases using (application) order by hit.day, hit.label, application`;

const OPEN_COUNT = `
  select count(*)::int as n ${STILL_OPEN}
    and c.receipt_date <= make_date($3, 12, 31) and c.applicant_type = any($2::text[])`;

/** The day is that of the last posting that received it: what a correction took out before has come back at another. */
const HIT_THEN = `
  select subject as application, (array_agg(day order by sequence desc) filter (where cell = any($2::text[]) and n > 0))[1] as day
  from read.postings
  where organ = any($1::text[]) and cell = any($2::text[] || $5::text[]) and year <= $3 and sequence <= $4
  group by subject
  having coalesce(sum(n) filter (where cell = any($2::text[])), 0) > 0
     and coalesce(sum(n) filter (where cell = any($5::text[])), 0) = 0`;

const OPEN_THEN = `
  select ${CASE} from (${HIT_THEN}) hit join read.cases using (application)
  order by hit.day, number, application limit $6 offset $7`;

const OPEN_THEN_COUNT = `select count(*)::int as n from (${HIT_THEN}) hit`;
