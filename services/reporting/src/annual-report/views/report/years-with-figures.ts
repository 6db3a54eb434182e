import type { Pool } from 'pg';

/** Every year from the first with a figure in any organ's tables to the given one, the latest first; at least that one. */
export const yearsWithFigures = async (pool: Pool, thisYear: number): Promise<readonly number[]> => {
  const { rows } = await pool.query<{ readonly first: number | null }>({ name: 'first-year', text: FIRST });
  const first = Math.min(rows[0]?.first ?? thisYear, thisYear);
  return Array.from({ length: thisYear - first + 1 }, (_, index) => thisYear - index);
};

const FIRST = `
  select least((select min(year) from read.cell_totals), (select min(year) from read.tally_totals)) as first`;
