import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { StoreUnavailable, type Append, type Appended, type RecordedEvent } from '../port.js';
import { newAppend, newCommand, newEvent, newEvents, newStream, readFrom } from '../testing/index.js';
import { appendBatch as writeBatch } from './append-batch.js';
import { openLog, type OpenedLog } from './testing/open-log.js';

const appendBatch = async (client: Client, appends: readonly Append[]): Promise<readonly Appended[]> =>
  (await writeBatch(client, 'intake', appends)).answers;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The traps in which stores on Postgres have lost or turned events: each is set here on purpose. */
describe('the log in Postgres', () => {
  let log: OpenedLog;
  let other: Client;

  beforeEach(async () => {
    log = await openLog();
    other = await log.connect();
  });
  afterEach(() => log.close());

  /** What another process does in a transaction that it leaves open. */
  const underWay = async (append: Append): Promise<Appended> => {
    await other.query('BEGIN');
    return (await appendBatch(other, [append]))[0]!;
  };

  /** Whether a promise is still open after a while: somebody waits for a lock. */
  const isWaiting = (promise: Promise<unknown>) =>
    Promise.race([promise.then(() => false), pause(100).then(() => true)]);

  it('shows a follower every event although commits are slow and some are rolled back', async () => {
    const seen: RecordedEvent[] = [];
    let writing = true;
    const following = (async () => {
      while (writing) seen.push(...(await log.store.read(seen.at(-1)?.sequence ?? 0, 20)));
    })();

    let committed = 0;
    const slow = async (seed: number) => {
      const client = await log.connect();
      for (let round = 0; round < 12; round += 1) {
        const gone = (round + seed) % 3 === 0;
        await client.query('BEGIN');
        await appendBatch(client, [newAppend({ events: newEvents(2) })]);
        await pause((round * seed) % 11);
        await client.query(gone ? 'ROLLBACK' : 'COMMIT');
        committed += gone ? 0 : 2;
      }
    };
    const quick = async () => {
      for (let round = 0; round < 30; round += 1) await log.store.append(newAppend());
      committed += 30;
    };
    await Promise.all([slow(1), slow(2), slow(3), slow(5), quick(), quick()]);
    writing = false;
    await following;
    seen.push(...(await readFrom(log.store, seen.at(-1)?.sequence ?? 0)));

    expect(seen.map((event) => event.sequence)).toEqual(Array.from({ length: committed }, (_, index) => index + 1));
  });

  it('keeps the order inside a stream also for a transaction that began before its forerunner', async () => {
    const stream = newStream();
    await other.query('BEGIN');
    await other.query('SELECT pg_current_xact_id()');
    await log.store.append(newAppend({ stream }));
    await appendBatch(other, [newAppend({ stream, expectedVersion: 1 })]);
    await other.query('COMMIT');

    const order = (await readFrom(log.store, 0)).map(({ sequence, version }) => [sequence, version]);
    expect(order).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it.each([
    ['COMMIT', { kind: 'conflict', actualVersion: 1 }],
    ['ROLLBACK', { kind: 'appended', version: 1, sequence: 1 }],
  ])('waits for the other writer of a stream and never takes a lost race for success: %s', async (end, expected) => {
    const stream = newStream();
    await underWay(newAppend({ stream }));
    const answer = log.store.append(newAppend({ stream }));
    expect(await isWaiting(answer)).toBe(true);
    await other.query(end);

    expect(await answer).toEqual(expected);
    expect(await readFrom(log.store, 0)).toHaveLength(1);
  });

  it.each([
    ['COMMIT', { kind: 'repeated', version: 1, sequence: 1, outcome: '{"by":"other"}' }],
    ['ROLLBACK', { kind: 'appended', version: 1, sequence: 1 }],
  ])('waits for the other sending of a command, also on another stream: %s', async (end, expected) => {
    const command = newCommand();
    await underWay(newAppend({ command: { ...command, outcome: '{"by":"other"}' } }));
    const here = newAppend({ command });
    const answer = log.store.append(here);
    expect(await isWaiting(answer)).toBe(true);
    await other.query(end);

    expect(await answer).toMatchObject(expected);
    expect(await log.store.readStream(here.stream)).toHaveLength(end === 'COMMIT' ? 0 : 1);
    expect(await readFrom(log.store, 0)).toHaveLength(1);
  });

  it('answers the retry of a command whose commit came through although its caller never heard of it', async () => {
    const append = newAppend({ events: newEvents(2) });
    await underWay(append);
    await other.query('COMMIT');
    const { digest, outcome } = append.command;
    const repeated = { kind: 'repeated', version: 2, sequence: 2, digest, outcome };
    expect(await log.store.append(append)).toEqual(repeated);
  });

  it('lets only the guilty one of a batch fail', async () => {
    await log.database.pool.query(`
      CREATE FUNCTION public.poison() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW.body = 'poison' THEN RAISE EXCEPTION 'poisoned'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER poison BEFORE INSERT ON log.events FOR EACH ROW EXECUTE FUNCTION public.poison();`);
    const appends = Array.from({ length: 20 }, (_, index) =>
      newAppend({ events: [newEvent(index === 7 ? 'poison' : '{}')] }),
    );
    const settled = await Promise.allSettled(appends.map((append) => log.store.append(append)));

    const failed = settled.flatMap((each, index) => (each.status === 'rejected' ? [{ index, why: each.reason }] : []));
    expect(failed).toEqual([{ index: 7, why: expect.objectContaining({ message: 'poisoned' }) }]);
    expect(failed[0]!.why).not.toBeInstanceOf(StoreUnavailable);
    expect((await log.store.head()).sequence).toBe(19);
    expect(await log.store.append({ ...appends[7]!, events: newEvents(1) })).toMatchObject({ kind: 'appended' });
  });

  it('answers each member of a mixed batch by itself', async () => {
    const [grown, fresh, refused, done] = [newStream(), newStream(), newStream(), newStream()];
    const first = newAppend({ stream: done });
    await log.store.append(newAppend({ stream: grown, events: newEvents(3) }));
    await log.store.append(first);
    const batch = [
      newAppend({ stream: grown, events: newEvents(2), expectedVersion: 2 }),
      newAppend({ stream: fresh, events: newEvents(2) }),
      newAppend({ stream: refused, events: [] }),
      { ...first, stream: newStream() },
      newAppend({ events: newEvents(3) }),
    ];

    expect(await appendBatch(other, batch)).toMatchObject([
      { kind: 'conflict', actualVersion: 3 },
      { kind: 'appended', version: 2, sequence: 6 },
      { kind: 'appended', version: 0, sequence: 4 },
      { kind: 'repeated', version: 1, sequence: 4 },
      { kind: 'appended', version: 3, sequence: 9 },
    ]);
  });

  it('makes two writers of the same streams in opposite order queue and not deadlock', async () => {
    const streams = Array.from({ length: 12 }, newStream);
    const written = async (client: Client, order: readonly string[]) => {
      const versions = new Map<string, number>();
      let count = 0;
      for (let round = 0; round < 40; round += 1) {
        const answers = await appendBatch(
          client,
          order.map((stream) => newAppend({ stream, expectedVersion: versions.get(stream) ?? 0 })),
        );
        answers.forEach((answer, index) => {
          versions.set(order[index]!, answer.kind === 'conflict' ? answer.actualVersion : answer.version);
          count += answer.kind === 'appended' ? 1 : 0;
        });
      }
      return count;
    };
    const counts = await Promise.all([
      written(other, streams),
      written(await log.connect(), streams.toReversed()),
      written(await log.connect(), [...streams.slice(6), ...streams.slice(0, 6)]),
    ]);

    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(40 * 12);
    expect((await readFrom(log.store, 0)).map((event) => event.sequence)).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  it('does not keep the plans of an empty log when the log has grown', async () => {
    const everyPath = async () => {
      const append = newAppend();
      await appendBatch(other, [append, newAppend({ events: [] }), newAppend({ expectedVersion: 5 })]);
      await appendBatch(other, [append]);
    };
    await everyPath();
    await log.database.pool.query(`
      INSERT INTO log.events SELECT n, now(), 'filler-' || n, 1, gen_random_uuid(), 'filler', '{}' FROM generate_series(2, 30000) n;
      INSERT INTO log.commands SELECT 'filler', n::text, 'd', 'o', 'filler-' || n, 1 FROM generate_series(2, 30000) n;
      UPDATE log.head SET sequence = 30000;`);
    const before = await tableScans();
    for (let round = 0; round < 10; round += 1) await everyPath();
    expect(await tableScans()).toBe(before);
  });

  /** How often any table of the log was read from end to end, by the session's own count. */
  const tableScans = async (): Promise<number> => {
    await other.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await log.database.pool.query<{ scans: number }>(
      `SELECT sum(seq_scan) AS scans FROM pg_stat_user_tables WHERE schemaname = 'log' AND relname <> 'head'`,
    );
    return Number(rows[0]!.scans);
  };
});
