import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool } from '@mingjian/postgres';
import { Client } from 'pg';
import { StoreUnavailable, type Append, type EventStore, type RecordedEvent } from '../port.js';
import { newAppend, newCommand, newEvents, newStream, readFrom } from '../testing/index.js';
import { createPostgresEventStore } from './index.js';
import { openLog, type OpenedLog } from './testing/open-log.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the store in Postgres when connections break', () => {
  let log: OpenedLog;
  let administrator: Client;

  beforeEach(async () => {
    log = await openLog();
    administrator = new Client({ connectionString: process.env['MINGJIAN_TEST_POSTGRES'] });
    await administrator.connect();
  });
  afterEach(async () => {
    await administrator.end();
    await log.close();
  });

  /** Ends every session of the service, as a restart of the server does. */
  const breakConnections = (role = log.database.appRole) =>
    administrator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role]);

  const breakWaiting = () =>
    administrator.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND wait_event = $2',
      [log.database.appRole, 'advisory'],
    );

  const somebodyWaitsForALock = async (): Promise<void> => {
    const waiting = 'SELECT FROM pg_stat_activity WHERE usename = $1 AND wait_event = $2';
    while ((await administrator.query(waiting, [log.database.appRole, 'advisory'])).rowCount === 0) await pause(5);
  };

  const persistently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(5);
      }
    }
  };

  it('loses nothing, doubles nothing and skips nothing while all sessions are ended again and again', async () => {
    const { store } = log;
    const acknowledged: string[] = [];
    const seen: RecordedEvent[] = [];
    let working = true;
    const following = (async () => {
      while (working) seen.push(...(await persistently(() => store.read(seen.at(-1)?.sequence ?? 0, 10))));
    })();
    const breaking = (async () => {
      for (let round = 0; round < 12; round += 1) {
        const enough = acknowledged.length + 10;
        while (acknowledged.length < enough) await pause(10);
        await breakConnections();
      }
      working = false;
    })();

    const writer = async () => {
      const stream = newStream();
      for (let version = 0; working; version += 1) {
        const append = newAppend({
          stream,
          expectedVersion: version,
          command: newCommand({ outcome: String(version) }),
        });
        const answer = await persistently(() => store.append(append));
        expect(['appended', 'repeated']).toContain(answer.kind);
        expect(answer).toMatchObject({ version: version + 1 });
        acknowledged.push(append.events[0]!.id);
      }
    };
    await Promise.all([...Array.from({ length: 8 }, writer), following, breaking]);
    // The last break may still lie in the pool as a session that was ended while it was idle.
    seen.push(...(await persistently(() => readFrom(store, seen.at(-1)?.sequence ?? 0))));

    expect(seen.map((event) => event.sequence)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.map((event) => event.id).sort()).toEqual(acknowledged.sort());
  });

  it('says unavailable, not failed, when the session ends under an append, and the retry is safe', async () => {
    const holder = await log.connect();
    const stream = newStream();
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [stream]);
    const append = newAppend({ stream });
    const lost = log.store.append(append);
    const told = expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await somebodyWaitsForALock();
    // The holder keeps the lock: were its session ended first, the append could still be granted it and succeed.
    await breakWaiting();
    await told;
    await holder.query('ROLLBACK');

    expect(await persistently(() => log.store.append(append))).toMatchObject({ version: 1, sequence: 1 });
    expect(await readFrom(log.store, 0)).toHaveLength(1);
  });

  it('says unavailable when a lock is not given in time, and writes nothing', async () => {
    const pool = createPool(log.database.url, { applicationName: 'spec-impatient', max: 2, statementTimeoutMs: 100 });
    const impatient = createPostgresEventStore({ source: 'intake', pool });
    const holder = await log.connect();
    const { stream } = newAppend();
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [stream]);
    const crowd: Append[] = [newAppend({ stream }), newAppend(), newAppend()];
    const settled = await Promise.allSettled(crowd.map((append) => impatient.append(append)));

    expect(settled.map((each) => each.status === 'rejected' && each.reason)).toEqual(
      crowd.map(() => expect.any(StoreUnavailable)),
    );
    expect((await impatient.head()).sequence).toBe(0);
    await impatient.close();
    await pool.end();
  });

  it('hears of the appends of others again after its listening session was ended', async () => {
    const writer = await log.reopen();
    await wakesOf(log.store, () => writer.append(newAppend()));
    await wakesOf(log.store, () => breakConnections());
    await wakesOf(log.store, async () => undefined);
    // Now the writer's own session has had its second to come back too.
    await pause(500);
    await wakesOf(log.store, () => persistently(() => writer.append(newAppend({ events: newEvents(2) }))));
  });

  it('starts without a server and says unavailable', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'spec-lost', max: 1 });
    const store = createPostgresEventStore({ source: 'intake', pool });
    await expect(store.append(newAppend())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.read(0, 1)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    await pool.end();
  });

  /** Resolves when the store wakes its listeners after `cause`; fails after three seconds. */
  const wakesOf = async (store: EventStore, cause: () => Promise<unknown>): Promise<void> => {
    const woken = new Promise<string>((resolve) => store.onAppend(() => resolve('woken')));
    await cause();
    expect(await Promise.race([woken, pause(3_000).then(() => 'asleep')])).toBe('woken');
  };
});
