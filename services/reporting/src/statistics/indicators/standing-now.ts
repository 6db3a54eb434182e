import type { Pool } from 'pg';

/** Working days since the receipt of open cases: from the first day of a band until the next begins. */
const BANDS = [0, 6, 11, 16, 21, 41] as const;

export interface Ageing {
  readonly open: number;
  /** Past the last day of their term. */
  readonly overdue: number;
  readonly bands: readonly {
    readonly fromWorkdays: number;
    readonly toWorkdays: number | null;
    readonly cases: number;
  }[];
}

/** How old the open cases of organs are on a day. */
export const readAgeing = async (pool: Pool, organs: readonly string[], today: string): Promise<Ageing> => {
  const { rows } = await pool.query<{ age: number; overdue: number; cases: number }>(
    `select greatest(0, now.number - received.number) as age, count(*)::int as cases, count(*) filter (where due < $2::date)::int as overdue
     from read.cases
     join read.workdays now on now.day = $2::date
     join read.workdays received on received.day = receipt_date
     where organ = any($1) and decided_on is null group by 1`,
    [organs, today],
  );
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    open: sum(({ cases }) => cases),
    overdue: sum(({ overdue }) => overdue),
    bands: BANDS.map((fromWorkdays, index) => {
      const next = BANDS[index + 1];
      const within = (age: number): boolean => age >= fromWorkdays && (next === undefined || age < next);
      const cases = sum(({ age, cases: n }) => (within(age) ? n : 0));
      return { fromWorkdays, toWorkdays: next === undefined ? null : next - 1, cases };
    }),
  };
};

export interface ColumnFreshness {
  readonly organ: string;
  readonly category: string;
  /** Items open to the public and not withdrawn. */
  readonly published: number;
  readonly lastOn: string;
  readonly days: number;
}

/** When something last appeared or changed in each column (栏目) of organs, the stalest first. */
export const readFreshness = async (
  pool: Pool,
  organs: readonly string[],
  today: string,
): Promise<readonly ColumnFreshness[]> => {
  const { rows } = await pool.query<ColumnFreshness>(
    `select organ, category, published, last_on::text as "lastOn", $2::date - last_on as days
     from bi.columns where organ = any($1) order by last_on, organ, category collate "C"`,
    [organs, today],
  );
  return rows;
};
