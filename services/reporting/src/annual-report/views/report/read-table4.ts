import type { Pool } from 'pg';
import { fillTable4, type Table4, type Table4Column } from '../../domain/index.js';
import { keyOf, memberArrays, MEMBERS, type Scope } from './scope.js';

const counted = ['upheld', 'corrected', 'other', 'pending'] as const satisfies readonly Table4Column[];

/** Reads table 4 for every scope and year: concluded in the year by outcome; 尚未审结 = lodged and not concluded by 31 December. */
export const readTable4 = async (
  pool: Pool,
  scopes: readonly Scope[],
  years: readonly number[],
): Promise<(scope: number, year: number) => Table4> => {
  const { rows } = await pool.query<Count>({
    name: 'table4',
    text: COUNTS,
    values: [...memberArrays(scopes), years],
  });
  const counts = new Map(rows.map((row) => [keyOf(row.scope, row.year, row.kind, row.state), row.n]));
  return (scope, year) =>
    fillTable4((kind, column) => {
      const one = (state: string): number => counts.get(keyOf(scope, year, kind, state)) ?? 0;
      return column === 'total' ? counted.reduce((total, state) => total + one(state), 0) : one(column);
    });
};

interface Count {
  readonly scope: number;
  readonly year: number;
  readonly kind: string;
  readonly state: string;
  readonly n: number;
}

const COUNTS = `
  with ${MEMBERS}
  select scope, closing.year, kind,
         case when concluded_on <= make_date(closing.year, 12, 31) then outcome else 'pending' end as state,
         count(*)::int as n
  from unnest($3::int[]) as closing (year)
  join read.remedies on lodged_on <= make_date(closing.year, 12, 31)
                    and (concluded_on is null or concluded_on >= make_date(closing.year, 1, 1))
  join member using (organ)
  group by scope, closing.year, kind, state`;
