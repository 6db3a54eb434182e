import type { ApplicantType } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { applicantColumns, fillTable3, type Table3, type Table3Row } from '../../domain/index.js';
import { keyOf, memberArrays, MEMBERS, type Scope } from './scope.js';

/** Table 3 of one scope and year, and where its figures come from. */
export interface ReadTable3 {
  readonly table: Table3;
  /** Late entries (补录) contained in a counted cell, by `<row> <applicant type>`; absent: none. */
  readonly late: ReadonlyMap<string, number>;
  /** The part of P, and of F, that an imported opening balance states as such. */
  readonly imported: { readonly P: number; readonly F: number };
}

/**
 * Reads table 3 for every scope and year: (scope, year) → table, by `keyOf`.
 *
 * N, the results and T are counters. F(year) = what was carried forward by the last opening balance at or before the year (else 0)
 * + everything received since − everything decided since; P(year) = F(year − 1).
 */
export const readTable3 = async (
  pool: Pool,
  scopes: readonly Scope[],
  years: readonly number[],
): Promise<(scope: number, year: number) => ReadTable3> => {
  const ends = [...new Set(years.flatMap((year) => [year - 1, year]))];
  const [counted, carried] = await Promise.all([
    pool.query<Counted>({ name: 'table3-counted', text: COUNTED, values: [...memberArrays(scopes), years] }),
    pool.query<Carried>({ name: 'table3-carried', text: CARRIED, values: [...memberArrays(scopes), ends] }),
  ]);
  const counters = new Map(
    counted.rows.map((row) => [keyOf(row.scope, row.year, row.form_row, row.applicant_type), row]),
  );
  const balances = new Map(carried.rows.map((row) => [keyOf(row.scope, row.year, row.applicant_type), row]));

  return (scope, year) => {
    const one = (row: Table3Row, type: ApplicantType): number => {
      if (row === 'P') return balances.get(keyOf(scope, year - 1, type))?.n ?? 0;
      if (row === 'F') return balances.get(keyOf(scope, year, type))?.n ?? 0;
      return counters.get(keyOf(scope, year, row, type))?.n ?? 0;
    };
    const importedAtEndOf = (end: number): number =>
      sumOverTypes((type) => balances.get(keyOf(scope, end, type))?.imported ?? 0);
    return {
      table: fillTable3((row, column) =>
        column === 'total' ? sumOverTypes((type) => one(row, type)) : one(row, column),
      ),
      late: new Map(
        counted.rows
          .filter((row) => row.scope === scope && row.year === year && row.late > 0)
          .map((row) => [`${row.form_row} ${row.applicant_type}`, row.late]),
      ),
      imported: { P: importedAtEndOf(year - 1), F: importedAtEndOf(year) },
    };
  };
};

const sumOverTypes = (of: (type: ApplicantType) => number): number =>
  applicantColumns.reduce((total, { code }) => total + of(code), 0);

interface Counted {
  readonly scope: number;
  readonly year: number;
  readonly form_row: string;
  readonly applicant_type: string;
  readonly n: number;
  readonly late: number;
}

const COUNTED = `
  with ${MEMBERS}
  select scope, year, form_row, applicant_type, sum(n)::int as n, sum(late)::int as late
  from member join read.report_cells using (organ)
  where year = any($3::int[])
  group by scope, year, form_row, applicant_type`;

interface Carried {
  readonly scope: number;
  readonly year: number;
  readonly applicant_type: string;
  readonly n: number;
  readonly imported: number;
}

const CARRIED = `
  with ${MEMBERS},
  balance as (
    select organ, opening.year, stated.key as applicant_type, stated.value::int as n
    from read.openings opening, jsonb_each_text(opening.carried_forward) stated
    where organ = any($2::text[])
  ),
  flow as (
    select organ, year, applicant_type, sum(case form_row when 'N' then n else -n end) as n
    from read.report_cells
    where organ = any($2::text[]) and form_row in ('N', 'T')
    group by organ, year, applicant_type
  ),
  base as (
    select distinct on (closing.year, organ, applicant_type) closing.year as closing, organ, applicant_type, balance.year, balance.n
    from unnest($3::int[]) as closing (year)
    join balance on balance.year <= closing.year
    order by closing.year, organ, applicant_type, balance.year desc
  ),
  part as (
    select closing, organ, applicant_type, n, case when year = closing then n else 0 end as imported from base
    union all
    select closing.year, flow.organ, flow.applicant_type, flow.n, 0
    from unnest($3::int[]) as closing (year)
    join flow on flow.year <= closing.year
    left join base
      on base.closing = closing.year and base.organ = flow.organ and base.applicant_type = flow.applicant_type
    where base.year is null or flow.year > base.year
  )
  select scope, closing as year, applicant_type, sum(n)::int as n, sum(imported)::int as imported
  from part join member using (organ)
  group by scope, closing, applicant_type`;
