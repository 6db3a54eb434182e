import type { Pool } from 'pg';

/** The first year in which an application was received; null before there is one. */
export const firstYearOf = async (pool: Pool): Promise<number | null> => {
  const { rows } = await pool.query<{ year: number | null }>(
    'select extract(year from min(receipt_date))::int as year from bi.cases',
  );
  return rows[0]!.year;
};
