import type { RemedyKind } from '@mingjian/contracts';
import type { Pool } from 'pg';
import type { Table4Column } from '../../domain/index.js';
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
}

/** The remedies behind a cell of table 4, by date of lodging. */
export const remediesOfCell = async (pool: Pool, place: Table4Place): Promise<Page<RemedyRow>> => {
  const { organs, year, kind, column } = place;
  const { limit, offset, pageOf } = paging(place);
  const { rows } = await pool.query<RemedyRow & { readonly total: number }>(
    `select remedy, organ, application, lodged_on::text as "lodgedOn", concluded_on::text as "concludedOn", outcome, late,
            (count(*) over ())::int as total
     from (
       select *, case when concluded_on <= make_date($3, 12, 31) then outcome else 'pending' end as state
       from read.remedies
       where organ = any($1) and kind = $2 and lodged_on <= make_date($3, 12, 31)
         and (concluded_on is null or concluded_on >= make_date($3, 1, 1))
     ) remedy
     where $4 in ('total', state)
     order by lodged_on, remedy limit ${limit} offset ${offset}`,
    [organs, kind, year, column],
  );
  return pageOf(
    rows.map(({ total: _, ...remedy }) => remedy),
    rows[0]?.total ?? 0,
  );
};
