import { Client, type Pool } from 'pg';
import { pause, type Retry } from './loop.js';

/** Among all processes that ask for the same lock, one leads at a time. */
export interface LeaderLock<T extends Term = Term> {
  /**
   * Waits until this process leads; null when `over` aborts first.
   * @param onStandby hears for how long another process has been leading meanwhile, in ms
   * @throws when the lock cannot be asked for, for example because its database is away
   */
  acquire(over: AbortSignal, onStandby?: (ms: number) => void): Promise<T | null>;
}

/** One time of leading, from getting the lock to losing or releasing it. */
export interface Term {
  /** Aborts when the lock is lost: another process may lead from now on. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** A term held by a database session: what is written through `session` is written by the leader or not at all. */
export interface SessionTerm extends Term {
  readonly session: Client;
}

const STANDBY_MS = 200;
/** Who fails gives the lock back, after its longest try at the latest: who has it for so long does its work. */
const DOES_ITS_WORK_MS = 15_000;

/**
 * A session advisory lock on a connection of its own: the server frees it in the moment the process dies.
 * @param pool says where to connect; none of its connections is used. A pooler in transaction mode between would break the lock.
 * @param name the lock's name, one per purpose and database
 */
export const createLeaderLock = (pool: Pool, name: string): LeaderLock<SessionTerm> => ({
  async acquire(over, onStandby) {
    const lost = new AbortController();
    const session = new Client({
      ...pool.options,
      // The pool hides it from enumeration.
      password: pool.options.password,
      application_name: `lock ${name}`,
      keepAlive: true,
      query_timeout: 30_000,
    });
    session.on('error', () => lost.abort());
    session.on('end', () => lost.abort());
    try {
      await session.connect();
      // A host that vanishes without closing its connections must not keep the lock for hours.
      await session.query('SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 2');
      const since = performance.now();
      while (!over.aborted) {
        const { rows } = await session.query<{ held: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
          [name],
        );
        if (rows[0]!.held) return { session, lost: lost.signal, release: () => session.end() };
        onStandby?.(performance.now() - since);
        await pause(STANDBY_MS, over);
      }
    } catch (error) {
      await session.end();
      throw error;
    }
    await session.end();
    return null;
  },
});

/**
 * Leads whenever this process holds the lock, until `over` aborts. `lead` returns when its own signal aborts; when it fails, the
 * lock is released, so that another process may do better, and asked for again after a while. Once another does better, a failure of this
 * process is nobody's trouble any more.
 */
export const whileLeading = async <T extends Term>(
  lock: LeaderLock<T>,
  retry: Retry,
  over: AbortSignal,
  lead: (term: T, over: AbortSignal) => Promise<void>,
): Promise<void> => {
  while (!over.aborted) {
    try {
      const term = await lock.acquire(over, (ms) => {
        if (ms > DOES_ITS_WORK_MS) retry.relieved();
      });
      if (!term) return;
      try {
        await lead(term, AbortSignal.any([over, term.lost]));
      } finally {
        await term.release();
      }
    } catch (error) {
      await retry.failed(error, over);
    }
  }
};
