import { serviceNames, type Cut } from '@mingjian/contracts';
import type { Pool, PoolClient } from 'pg';
import type { ShownTables } from './domain/recount/index.js';

/** How the figures are told that readers see: what the recount is held against. The service hands it in, because modules share no code. */
export interface ShownFigures {
  /** The projection whose tables they are read from. */
  readonly projection: string;
  tablesOf(pool: Pool, organs: readonly string[], year: number): Promise<ShownTables>;
}

/** The figures of one moment, and how far the record stands behind them. */
export interface ShownAtOnce {
  readonly cut: Cut;
  tablesOf(organs: readonly string[], year: number): Promise<ShownTables>;
}

/**
 * Reads the shown figures and the cut they show as of one instant, while the projection goes on beside it. Sources that the projection does not
 * follow stand at 0: nothing of them is counted.
 */
export const shownAtOnce = async <Result>(
  pool: Pool,
  { projection, tablesOf }: ShownFigures,
  work: (shown: ShownAtOnce) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows } = await client.query<{ source: string; sequence: number }>(
      'select source, sequence::float8 as sequence from projections.positions where projection = $1',
      [projection],
    );
    const shown = new Map(rows.map(({ source, sequence }) => [source, sequence]));
    const cut = Object.fromEntries(serviceNames.map((source) => [source, shown.get(source) ?? 0])) as Cut;
    const one = oneAfterAnother(client);
    return await work({ cut, tablesOf: (organs, year) => tablesOf(one, organs, year) });
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
};

/** A pool of this one connection: queries that are asked at once wait for each other. */
const oneAfterAnother = (client: PoolClient): Pool => {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...asked: unknown[]): Promise<unknown> => {
    const run = () => (client.query as (...args: unknown[]) => Promise<unknown>).apply(client, asked);
    return (last = last.then(run, run));
  };
  return { query } as unknown as Pool;
};
