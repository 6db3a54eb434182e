import pg, { type Pool, type PoolClient } from 'pg';

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly max: number;
  /** The server gives a statement up after this time; 30 seconds if not given, 0 for never. */
  readonly statementTimeoutMs?: number;
}

const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;
/** The client waits longer than the server, so that only a dead connection is given up by the client. */
const GRACE_MS = 5_000;

/**
 * A pool that survives a restart of the server: connections are made anew when they are next needed.
 *
 * Values: `bigint` arrives as a number (RangeError beyond 2^53), `date` as text `YYYY-MM-DD`, since a civil date has no zone.
 */
export const createPool = (url: string, options: PoolOptions): Pool => {
  const limit = options.statementTimeoutMs ?? STATEMENT_MS;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName,
    max: options.max,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: limit,
    idle_in_transaction_session_timeout: limit,
    ...(limit > 0 ? { query_timeout: limit + GRACE_MS } : {}),
    keepAlive: true,
    types: values,
  });
  // Without listeners a lost connection ends the process. Whoever uses one learns of it from the query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

export interface TransactionOptions {
  /**
   * The commit need not wait for the disk: a crash of the server may take the whole transaction back. Only for what is derived again
   * from a checkpoint that lies in the same transaction.
   */
  readonly relaxed?: boolean;
}

/**
 * Runs `work` in one transaction (READ COMMITTED) on one connection: all of it or nothing.
 * @throws what `work` throws, after rollback; Error when the commit turned out to be a rollback
 */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { relaxed = false }: TransactionOptions = {},
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(relaxed ? 'BEGIN; SET LOCAL synchronous_commit = off' : 'BEGIN');
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // Postgres answers COMMIT with ROLLBACK where a statement failed and `work` went on regardless.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
};

const BIGINT = 20;
const DATE = 1082;

/** Of this pool only: other users of `pg` in the process keep theirs. */
const values = new pg.TypeOverrides();
values.setTypeParser(BIGINT, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the exact integers`);
  return value;
});
values.setTypeParser(DATE, (text) => text);
