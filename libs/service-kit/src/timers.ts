import { sha256 } from '@mingjian/contracts';
import type { LeaderLock } from '@mingjian/messaging';
import { isUnavailable } from '@mingjian/postgres';
import type { Projection } from '@mingjian/projections';
import type { Pool } from 'pg';
import { aggregateInStream, idInStream, type AnyAggregate, type Obligation } from './aggregate.js';
import type { Engine } from './engine.js';
import { carryOut } from './reaction.js';
import { touchedBy } from './touched.js';

/**
 * What the service's streams owe and when (architecture rule 12): a projection of the service's own log. Each batch replaces the
 * obligations of the streams it touched by those of their present state, so the table can be thrown away and derived again.
 * What has fired stays, marked, only while it is still owed.
 */
export const timersProjection = (
  engine: () => Engine,
  aggregates: readonly AnyAggregate[],
  source: string,
): Projection => {
  const owing = new Map(
    aggregates.filter((aggregate) => aggregate.timers).map((aggregate) => [aggregate.name, aggregate]),
  );
  return {
    name: 'timers',
    sources: [source],
    tables: ['timers'],
    // Before, some of what had fired stayed for ever.
    meaning: 2,
    createTables: (schema) => `
      CREATE TABLE ${schema}.timers (
        stream text NOT NULL,
        kind text NOT NULL,
        due date NOT NULL,
        at timestamptz,
        fired boolean NOT NULL DEFAULT false,
        PRIMARY KEY (stream, kind, due)
      );
      CREATE INDEX ON ${schema}.timers (due) WHERE NOT fired;
    `,
    concerns: ({ stream }) => owing.has(aggregateInStream(stream)),
    async apply(client, schema, events) {
      const touched = touchedBy(events, (stream) => owing.has(aggregateInStream(stream)));
      if (touched.size === 0) return;
      const owed: (Obligation & { stream: string })[] = [];
      for (const [stream, version] of touched) {
        const aggregate = owing.get(aggregateInStream(stream))!;
        const { state } = await engine().pipeline.load(aggregate, idInStream(stream), version);
        for (const { kind, due, at } of aggregate.timers!.obligationsOf(state)) {
          owed.push({ stream, kind, due, ...(at !== undefined && { at }) });
        }
      }
      await client.query(
        `WITH owed AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS o(stream text, kind text, due date, at timestamptz)),
              gone AS (DELETE FROM ${schema}.timers t WHERE t.stream = ANY($1)
                       AND NOT EXISTS (SELECT 1 FROM owed o WHERE o.stream = t.stream AND o.kind = t.kind AND o.due = t.due))
         INSERT INTO ${schema}.timers (stream, kind, due, at) SELECT stream, kind, due, at FROM owed
         ON CONFLICT (stream, kind, due) DO UPDATE SET at = excluded.at WHERE NOT timers.fired`,
        [[...touched.keys()], JSON.stringify(owed)],
      );
    },
  };
};

interface DueTimer extends Obligation {
  readonly stream: string;
}

const BATCH = 200;
/** An instant of the day must have come, too; `$2` is now. */
const COME = '(at IS NULL OR at < $2)';

/**
 * Fires what is due, each exactly once: the command id follows from the timer, so a second firing is answered with the first. Of
 * several instances one fires at a time. A timer that fails keeps no other from firing; it is tried again in the next pass.
 */
export class TimerRunner {
  private readonly stopping = new AbortController();
  private running: Promise<number> | undefined;
  private failure: Error | null = null;
  /** A service whose streams owe nothing has no table of timers. */
  private readonly owes: boolean;

  constructor(
    private readonly pool: Pool,
    private readonly aggregates: ReadonlyMap<string, AnyAggregate>,
    private readonly engine: Engine,
    private readonly leader: LeaderLock,
  ) {
    this.owes = [...aggregates.values()].some((aggregate) => aggregate.timers);
  }

  /** Timers due today or earlier that have not fired. */
  async due(): Promise<number> {
    if (!this.owes) return 0;
    const { rows } = await this.pool.query<{ n: string }>(
      `SELECT count(*) AS n FROM read.timers WHERE due <= $1 AND ${COME} AND NOT fired`,
      [this.engine.today(), this.engine.now()],
    );
    return Number(rows[0]!.n);
  }

  /** Fires all that is due now; calls while it runs share its result. Returns how many fired. */
  fire(): Promise<number> {
    this.running ??= this.fireAll().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** The last failure of the newest pass; null when everything that was due has fired. */
  get trouble(): Error | null {
    return this.failure;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running?.catch(() => undefined);
  }

  private async fireAll(): Promise<number> {
    if ((await this.due()) === 0) {
      this.failure = null;
      return 0;
    }
    const term = await this.leader.acquire(this.stopping.signal);
    if (!term) return 0;
    try {
      return await this.pass(AbortSignal.any([this.stopping.signal, term.lost]));
    } finally {
      await term.release();
    }
  }

  private async pass(over: AbortSignal): Promise<number> {
    const failed: DueTimer[] = [];
    let failure: Error | null = null;
    let fired = 0;
    while (!over.aborted) {
      const timers = await this.next(failed);
      if (timers.length === 0) break;
      const done: DueTimer[] = [];
      for (const timer of timers) {
        try {
          await this.fireOne(timer);
          done.push(timer);
        } catch (error) {
          // Without the database no other timer would fare better.
          if (isUnavailable(error)) throw error;
          this.engine.log.error({ err: error, ...timer }, 'timer');
          failure = error instanceof Error ? error : new Error(String(error));
          failed.push(timer);
        }
      }
      await this.pool.query(
        `UPDATE read.timers t SET fired = true FROM jsonb_to_recordset($1::jsonb) AS f(stream text, kind text, due date)
         WHERE t.stream = f.stream AND t.kind = f.kind AND t.due = f.due`,
        [JSON.stringify(done)],
      );
      fired += done.length;
    }
    this.failure = failure;
    return fired;
  }

  /** The next that are due, without those that failed in this pass. */
  private async next(failed: readonly DueTimer[]): Promise<readonly DueTimer[]> {
    const { rows } = await this.pool.query<DueTimer>(
      `SELECT stream, kind, to_char(due, 'YYYY-MM-DD') AS due FROM read.timers t
       WHERE due <= $1 AND ${COME} AND NOT fired AND NOT EXISTS (
         SELECT 1 FROM jsonb_to_recordset($3::jsonb) AS f(stream text, kind text, due date)
         WHERE t.stream = f.stream AND t.kind = f.kind AND t.due = f.due)
       ORDER BY due, stream, kind LIMIT ${BATCH}`,
      [this.engine.today(), this.engine.now(), JSON.stringify(failed)],
    );
    return rows;
  }

  private async fireOne(timer: DueTimer): Promise<void> {
    const aggregate = this.aggregates.get(aggregateInStream(timer.stream));
    if (!aggregate?.timers) return;
    const commandId = `timer:${timer.stream}:${timer.kind}:${timer.due}`;
    await carryOut(
      aggregate,
      {
        id: idInStream(timer.stream),
        // The table may lag behind the stream: what is no longer owed is not fired.
        command: ({ state, today, directory }) =>
          aggregate.timers!.obligationsOf(state).some(({ kind, due }) => kind === timer.kind && due === timer.due)
            ? aggregate.timers!.commandFor(
                { kind: timer.kind, due: timer.due },
                { state, today, now: this.engine.now().toISOString(), directory },
              )
            : undefined,
      },
      this.engine,
      { name: `timer ${timer.kind}`, commandId, correlationId: sha256(commandId).slice(0, 32), causationId: commandId },
    );
  }
}
