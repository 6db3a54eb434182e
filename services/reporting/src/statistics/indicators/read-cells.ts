import type { Pool } from 'pg';
import { columnOf, type Dimension, type Indicator } from './catalogue.js';
import { cellsSql, partsOf, valueOf, type CellPart } from './cells-sql.js';

/** Months `YYYY-MM`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface CellsRequest extends Period {
  readonly indicator: Indicator;
  readonly organs: readonly string[];
  /** By what the cells are split: a dimension of the indicator, month, or organ; absent: one cell. */
  readonly by?: Dimension | 'month' | 'organ' | undefined;
}

export interface IndicatorCell {
  /** The value of the dimension, the month or the organ; empty for the one cell of all, and where nobody said one. */
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Left out of both and listed instead. */
  readonly excluded: number;
  /** Of a share numerator / denominator, null where nothing is divided by; of a count the numerator. */
  readonly value: number | null;
  readonly updatedAt: Date;
}

/** An indicator's cells for any organs, period and dimension, in the order of their keys. */
export const readCells = async (pool: Pool, request: CellsRequest): Promise<readonly IndicatorCell[]> => {
  const { indicator, organs, by, from, to } = request;
  const dimension = by === 'month' || by === 'organ' ? null : (by ?? null);
  const key = by === 'month' || by === 'organ' ? by : 'value';
  const { rows } = await pool.query<Omit<IndicatorCell, 'value'>>(
    `select ${key} as key, sum(numerator)::int as numerator, sum(denominator)::int as denominator, sum(excluded)::int as excluded,
            max(updated_at) as "updatedAt"
     from (${cellsSql(indicator, dimension)}) cell
     where organ = any($1) and month between $2 and $3
     group by ${key} order by ${key} collate "C"`,
    [organs, from, to],
  );
  return rows.map((row) => ({ ...row, value: valueIn(indicator, row) }));
};

/**
 * Whether anything was recorded since about what an indicator counts, of any organ and date: a case that went on may have left a cell for another, for
 * example of another organ, and then tells of itself only where it is now.
 */
export const changedSince = async (pool: Pool, { subject }: Indicator, since: Date): Promise<boolean> => {
  const { rows } = await pool.query<{ changed: boolean }>(
    `select exists (select from bi.${subject} where updated_at > $1) as changed`,
    [since.toISOString()],
  );
  return rows[0]!.changed;
};

export const valueIn = (
  { unit }: Indicator,
  { numerator, denominator }: Pick<IndicatorCell, 'numerator' | 'denominator'>,
): number | null => {
  if (unit === 'count') return numerator;
  return denominator === 0 ? null : numerator / denominator;
};

const keyOf = { cases: 'application', items: 'item', reviews: 'review', remedies: 'remedy' } as const;

export interface BehindRequest extends Period {
  readonly indicator: Indicator;
  readonly organs: readonly string[];
  /** Which part of the cell; `excluded` lists what counts in none, such as late entries. */
  readonly part: CellPart;
  readonly where?: { readonly dimension: Dimension; readonly value: string } | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Behind {
  readonly total: number;
  /** Facts of the subject's shared view, nothing personal. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What a cell counts, by the date that it counts by. */
export const readBehind = async (pool: Pool, request: BehindRequest): Promise<Behind> => {
  const { indicator, organs, from, to, part, where, limit, offset } = request;
  const { subject, date } = indicator;
  const { rows } = await pool.query<{ fact: Record<string, unknown>; total: number }>(
    `select to_jsonb(found) as fact, (count(*) over ())::int as total from bi.${subject} found
     where ${partsOf(indicator)[part]} and organ = any($1)
       and ${date} >= to_date($2, 'YYYY-MM') and ${date} < to_date($3, 'YYYY-MM') + interval '1 month'
       and ($4::text is null or ${where ? valueOf(where.dimension) : `''`} = $4)
     order by ${date}, ${keyOf[subject]} limit $5 offset $6`,
    [organs, from, to, where?.value ?? null, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ fact }) => fact) };
};

/** Counts of a dimension by organ, for tables with sums of both. */
export const readMatrix = async (
  pool: Pool,
  { indicator, organs, dimension, from, to }: Omit<CellsRequest, 'by'> & { readonly dimension: Dimension },
): Promise<{ readonly values: readonly string[]; readonly counts: readonly (readonly number[])[] }> => {
  const { rows } = await pool.query<{ organ: string; value: string; n: number }>(
    `select organ, value, sum(numerator)::int as n from (${cellsSql(indicator, dimension)}) cell
     where organ = any($1) and month between $2 and $3 group by organ, value`,
    [organs, from, to],
  );
  const values = [...new Set(rows.map(({ value }) => value))].sort();
  const found = new Map(rows.map(({ organ, value, n }) => [`${organ} ${value}`, n]));
  return { values, counts: organs.map((organ) => values.map((value) => found.get(`${organ} ${value}`) ?? 0)) };
};

export const dimensions = Object.keys(columnOf) as [Dimension, ...Dimension[]];
