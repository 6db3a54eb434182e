import type { RecordedEvent } from '@mingjian/event-store';
import type { Client, Pool } from 'pg';
import { createLeaderLock, whileLeading } from '../leader.js';
import { pause, Retry, Wakeup } from '../loop.js';
import type { BatchHandler, Consumption } from '../port.js';

interface ConsumptionOptions {
  readonly pool: Pool;
  readonly group: string;
  readonly sources: readonly string[];
  readonly handle: BatchHandler;
}

const BATCH_PER_SOURCE = 500;
const POLL_MS = 250;
/** A moment for more to arrive after a wake-up: one transaction then serves many events, at the price of this delay. */
const GATHER_MS = 1;

/**
 * One member of a group. The session that holds the group's lock also listens, reads and moves the group on: a member that lost its
 * place cannot take anything any more. Its handler may still be busy then, as with Kafka; the inbox's transaction guards that.
 */
export const startConsumption = ({ pool, group, sources, handle }: ConsumptionOptions): Consumption => {
  const stopping = new AbortController();
  const retry = new Retry();
  const wakeup = new Wakeup();
  const lock = createLeaderLock(pool, `bus group ${group}`);

  const running = whileLeading(lock, retry, stopping.signal, async ({ session, lost }, over) => {
    lost.addEventListener('abort', wakeup.wake);
    session.on('notification', ({ payload }) => {
      if (payload !== undefined && sources.includes(payload)) wakeup.wake();
    });
    // All that this session commits are offsets: what a crash of the server takes back is delivered again, and the inbox knows it.
    await session.query('LISTEN bus; SET synchronous_commit = off');
    await join(session, group, sources);
    while (!over.aborted) {
      const batch = await readBatch(session, group, sources);
      if (batch.length > 0) {
        try {
          await handle(batch);
        } catch (error) {
          await retry.failed(error, over);
          continue;
        }
        await take(session, group, batch);
      }
      retry.succeeded();
      if (batch.length < BATCH_PER_SOURCE) {
        await wakeup.sleep(POLL_MS);
        await pause(GATHER_MS, over);
      }
    }
  });

  return {
    async lag() {
      const { rows } = await pool.query<{ lag: string | number }>(
        `SELECT coalesce(sum(t.sequence - coalesce(g.sequence, 0)), 0) AS lag
         FROM bus.topics t LEFT JOIN bus.groups g ON g.source = t.source AND g.name = $1 WHERE t.source = ANY ($2)`,
        [group, sources],
      );
      return Number(rows[0]!.lag);
    },
    get trouble() {
      return retry.trouble;
    },
    async stop() {
      stopping.abort();
      wakeup.wake();
      await running;
    },
  };
};

const join = async (session: Client, group: string, sources: readonly string[]): Promise<void> => {
  await session.query(
    'INSERT INTO bus.groups (name, source, sequence) SELECT $1, unnest($2::text[]), 0 ON CONFLICT DO NOTHING',
    [group, sources],
  );
};

interface MessageRow {
  source: string;
  sequence: string | number;
  recorded_at: Date;
  stream: string;
  version: string | number;
  id: string;
  type: string;
  body: string;
}

const readBatch = async (session: Client, group: string, sources: readonly string[]): Promise<RecordedEvent[]> => {
  const { rows } = await session.query<MessageRow>({
    name: 'bus.read',
    text: `SELECT m.* FROM bus.groups g CROSS JOIN LATERAL (
             SELECT * FROM bus.messages n WHERE n.source = g.source AND n.sequence > g.sequence ORDER BY n.sequence LIMIT $3
           ) m WHERE g.name = $1 AND g.source = ANY ($2)`,
    values: [group, sources, BATCH_PER_SOURCE],
  });
  return rows.map((row) => ({
    source: row.source,
    sequence: Number(row.sequence),
    recordedAt: row.recorded_at,
    stream: row.stream,
    version: Number(row.version),
    id: row.id,
    type: row.type,
    body: row.body,
  }));
};

const take = async (session: Client, group: string, batch: readonly RecordedEvent[]): Promise<void> => {
  const taken = new Map(batch.map((event) => [event.source, event.sequence]));
  await session.query({
    name: 'bus.take',
    text: `UPDATE bus.groups g SET sequence = t.sequence FROM unnest($2::text[], $3::bigint[]) AS t (source, sequence)
           WHERE g.name = $1 AND g.source = t.source`,
    values: [group, [...taken.keys()], [...taken.values()]],
  });
};
