import type { Pool } from 'pg';
import type { Ledgers } from '../../domain/index.js';
import type { Scope } from './scope.js';

/** An opening balance that the figures of a report rest on. */
export interface UsedOpening {
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly source: string;
}

/** What the case files of the year say, for C9 and C10. */
export const readLedgers = async (pool: Pool, organs: Scope, year: number): Promise<Ledgers> => {
  const { rows } = await pool.query<{ unclear: number; uncorrected: number; unpaid: number; paid: number }>({
    name: 'report-ledgers',
    text: `
      select
        count(*) filter (where result = '3.4.3' and in_year and correction_noticed_on is not null)::int as unclear,
        count(*) filter (where result = '3.6.1' and in_year and correction_noticed_on is not null)::int as uncorrected,
        count(*) filter (where result = '3.6.2' and in_year and fee_noticed_on is not null)::int as unpaid,
        coalesce(sum(fee_yuan) filter (where extract(year from fee_paid_on) = $2::int), 0)::int as paid
      from (
        select *, extract(year from decided_on) = $2::int as in_year from read.cases
        where organ = any($1) and receipt_date <= make_date($2, 12, 31)
          and (decided_on >= make_date($2, 1, 1) or decided_on is null)
      ) decided`,
    values: [organs, year],
  });
  const { unclear = 0, uncorrected = 0, unpaid = 0, paid = 0 } = rows[0] ?? {};
  return { correctionNotices: { '3.4.3': unclear, '3.6.1': uncorrected }, feeNotices: unpaid, feesPaidYuan: paid };
};

/** The newest opening balance of each organ that stands at or before the end of the year. */
export const readOpenings = async (pool: Pool, organs: Scope, year: number): Promise<readonly UsedOpening[]> => {
  const { rows } = await pool.query<UsedOpening>(
    `select distinct on (organ) organ, year, version, source from read.openings
     where organ = any($1) and year <= $2 order by organ, year desc`,
    [organs, year],
  );
  return rows;
};
