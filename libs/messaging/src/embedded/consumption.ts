import type { RecordedEvent } from '@mingjian/event-store';
import type { Client, Pool } from 'pg';
import { createLeaderLock, whileLeading } from '../leader.js';
import { hurried, onHurry, Retry, Wakeup } from '../loop.js';
import type { BatchHandler, Consumption } from '../port.js';

interface ConsumptionOptions {
  readonly pool: Pool;
  readonly group: string;
  readonly sources: readonly string[];
  readonly handle: BatchHandler;
  readonly isUrgent: (type: string) => boolean;
}

const BATCH_PER_SOURCE = 500;
const POLL_MS = 250;
/** That a batch was taken is told together with the question for the next, or after so long a time. */
const TAKE_MS = 20;

/**
 * One member of a group. The session that holds the group's lock also listens, reads and moves the group on: a member that lost its
 * place cannot take anything any more. Its handler may still be busy then, as with Kafka; the inbox's transaction guards that.
 */
export const startConsumption = ({ pool, group, sources, handle, isUrgent }: ConsumptionOptions): Consumption => {
  const stopping = new AbortController();
  const retry = new Retry();
  const wakeup = new Wakeup();
  let postponed = false;
  let handled: readonly RecordedEvent[] = [];
  const ignoreHurry = onHurry(() => {
    if (postponed || handled.length > 0) wakeup.wake();
  });
  const lock = createLeaderLock(pool, `bus group ${group}`);

  const running = whileLeading(lock, retry, stopping.signal, async ({ session, lost }, over) => {
    lost.addEventListener('abort', wakeup.wake);
    // What an earlier term handled and could not take any more is delivered again, to whoever leads.
    handled = [];
    session.on('notification', ({ payload = '' }) => {
      const [source = '', ...types] = payload.split(' ');
      if (!sources.includes(source)) return;
      // A long list of types is not told.
      if (types.length === 0 || types.some(isUrgent)) wakeup.wake();
      else postponed = true;
    });
    // All that this session commits are offsets: what a crash of the server takes back is delivered again, and the inbox knows it.
    await session.query('LISTEN bus; SET synchronous_commit = off; SET plan_cache_mode = force_generic_plan');
    await join(session, group, sources);
    while (!over.aborted) {
      postponed = false;
      const batch = await takeAndRead(session, group, sources, handled);
      handled = [];
      if (batch.length > 0) {
        try {
          await handle(batch);
        } catch (error) {
          await retry.failed(error, over);
          continue;
        }
        handled = batch;
      }
      retry.succeeded();
      if (batch.length === 0) await wakeup.sleep(POLL_MS);
      else if (batch.length < BATCH_PER_SOURCE && !hurried()) await wakeup.sleep(TAKE_MS);
    }
    if (handled.length > 0 && !lost.aborted) await takeAndRead(session, group, [], handled);
  });

  return {
    async lag() {
      const { rows } = await pool.query<{ lag: string | number }>({
        name: 'bus.lag',
        text: `SELECT coalesce(sum(t.sequence - coalesce(g.sequence, 0)), 0) AS lag
               FROM bus.topics t LEFT JOIN bus.groups g ON g.source = t.source AND g.name = $1 WHERE t.source = ANY ($2)`,
        values: [group, sources],
      });
      return Number(rows[0]!.lag);
    },
    get trouble() {
      return retry.trouble;
    },
    async stop() {
      stopping.abort();
      ignoreHurry();
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

/** Moves the group on over the handled batch, and reads what comes after it. */
const takeAndRead = async (
  session: Client,
  group: string,
  sources: readonly string[],
  handled: readonly RecordedEvent[],
): Promise<RecordedEvent[]> => {
  const taken = new Map(handled.map((event) => [event.source, event.sequence]));
  const { rows } = await session.query<MessageRow>({
    name: 'bus.takeAndRead',
    text: `WITH taken AS (
             SELECT * FROM unnest($4::text[], $5::bigint[]) AS t (source, sequence)
           ), moved AS (
             UPDATE bus.groups g SET sequence = t.sequence FROM taken t WHERE g.name = $1 AND g.source = t.source
           )
           SELECT m.* FROM bus.groups g LEFT JOIN taken t USING (source) CROSS JOIN LATERAL (
             SELECT * FROM bus.messages n WHERE n.source = g.source AND n.sequence > coalesce(t.sequence, g.sequence)
             ORDER BY n.sequence LIMIT $3
           ) m WHERE g.name = $1 AND g.source = ANY ($2)`,
    values: [group, sources, BATCH_PER_SOURCE, [...taken.keys()], [...taken.values()]],
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
