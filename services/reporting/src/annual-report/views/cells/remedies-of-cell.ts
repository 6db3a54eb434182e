import type { RemedyKind } from '@mingjian/contracts';
import type { Pool } from 'pg';
import type { Table4Column } from '../../domain/index.js';
import { NOW, type FiguresCut } from '../report/read-totals.js';
import type { Scope } from '../report/scope.js';
import { paging, type Page, type PageRequest } from './paging.js';

/** A reconsideration or suit, and the application it is about where the record knows it. */
export interface RemedyRow {
  readonly remedy: string;
  readonly organ: string;
  readonly application: string | null;
  readonly lodgedOn: string;
  readonly concludedOn: string | null;
  readonly outcome: string | null;
  readonly late: boolean;
}

export interface Table4Place extends PageRequest {
  readonly organs: Scope;
  readonly year: number;
  readonly kind: RemedyKind;
  readonly column: Table4Column;
  /** As of which cut; absent: as of now. */
  readonly cut?: FiguresCut | undefined;
}

/** The remedies behind a cell of table 4 as they are known to have been lodged and concluded, by date of lodging. */
export const remediesOfCell = async (pool: Pool, place: Table4Place): Promise<Page<RemedyRow>> => {
  const { organs, year, kind, column, cut } = place;
  const { limit, offset, pageOf } = paging(place);
  const { rows } = await pool.query<RemedyRow & { readonly total: number }>({
    name: 'remedies-posted',
    text: REMEDIES,
    values: [organs, kind, year, column, cut?.intake ?? NOW, limit, offset],
  });
  return pageOf(
    rows.map(({ total: _, ...remedy }) => remedy),
    rows[0]?.total ?? 0,
  );
};

const POSTED = `
  select organ, subject as remedy, split_part(cell, ' ', 3) as what, day, late from read.postings
  where organ = any($1::text[]) and sequence <= $5`;

const REMEDIES = `
  with lodged as (${POSTED} and cell = 'remedy ' || $2 || ' lodged' and year <= $3),
       concluded as (${POSTED} and cell = any(array['remedy ' || $2 || ' upheld', 'remedy ' || $2 || ' corrected', 'remedy ' || $2 || ' other']))
  select remedy, lodged.organ, application, lodged.day::text as "lodgedOn", concluded.day::text as "concludedOn",
         concluded.what as outcome, lodged.late or coalesce(concluded.late, false) as late, (count(*) over ())::int as total
  from lodged left join concluded using (remedy) join read.remedies using (remedy)
  where (concluded.day is null or concluded.day >= make_date($3, 1, 1))
    and $4 in ('total', case when concluded.day <= make_date($3, 12, 31) then concluded.what else 'pending' end)
  order by lodged.day, remedy limit $6 offset $7`;
