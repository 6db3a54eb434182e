import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { createLeaderLock, whileLeading } from './leader.js';
import { Retry } from './loop.js';
import { createRelayCheckpoint, relaySchema } from './index.js';
import { eventually } from './testing/events.js';

describe('leader lock', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.drop());

  it('lets one lead at a time and hands over on release', async () => {
    const never = new AbortController().signal;
    const first = await createLeaderLock(database.appPool, 'timers').acquire(never);
    let handedOver = false;
    const second = createLeaderLock(database.appPool, 'timers')
      .acquire(never)
      .then((term) => {
        handedOver = true;
        return term;
      });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(handedOver).toBe(false);
    await first!.release();
    await (await second)!.release();
  });

  it('is a lock by name', async () => {
    const never = new AbortController().signal;
    const terms = await Promise.all(
      ['relay', 'timers'].map((name) => createLeaderLock(database.appPool, name).acquire(never)),
    );
    await Promise.all(terms.map((term) => term!.release()));
  });

  it('gives up waiting when told to', async () => {
    const holder = await createLeaderLock(database.appPool, 'relay').acquire(new AbortController().signal);
    const over = new AbortController();
    const waiting = createLeaderLock(database.appPool, 'relay').acquire(over.signal);
    over.abort();
    expect(await waiting).toBeNull();
    await holder!.release();
  });

  it('tells the leader that its session is gone, and lets it lead again', async () => {
    const over = new AbortController();
    const retry = new Retry();
    let terms = 0;
    const running = whileLeading(
      createLeaderLock(database.appPool, 'relay'),
      retry,
      over.signal,
      async (_term, ended) => {
        terms += 1;
        await new Promise((resolve) => ended.addEventListener('abort', resolve));
      },
    );
    await eventually('it leads', () => terms === 1);
    await database.appPool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lock relay'",
    );
    await eventually('it leads again', () => terms === 2);
    over.abort();
    await running;
  });

  it('keeps asking while the database is away', async () => {
    const away = createPool('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'spec', max: 1 });
    const over = new AbortController();
    const retry = new Retry();
    const running = whileLeading(createLeaderLock(away, 'relay'), retry, over.signal, async () => {});
    await eventually('trouble is seen', () => retry.trouble?.message.includes('ECONNREFUSED') ?? false);
    over.abort();
    await running;
    await away.end();
  });
});

describe('a process that stands by', () => {
  it('has no trouble any more once another has led for longer than a failure takes', async () => {
    const over = new AbortController();
    const retry = new Retry();
    const pause = new AbortController();
    pause.abort();
    await retry.failed(new Error('no broker'), pause.signal);
    const led = whileLeading(
      {
        acquire: async (_over, onStandby) => {
          onStandby?.(5_000);
          expect(retry.trouble).not.toBeNull();
          onStandby?.(20_000);
          expect(retry.trouble).toBeNull();
          return null;
        },
      },
      retry,
      over.signal,
      async () => {},
    );
    await led;
  });

  it('hears for how long', async () => {
    const database = await testDatabase();
    const holder = await createLeaderLock(database.appPool, 'relay').acquire(new AbortController().signal);
    const over = new AbortController();
    const heard: number[] = [];
    const waiting = createLeaderLock(database.appPool, 'relay').acquire(over.signal, (ms) => {
      heard.push(ms);
      if (heard.length === 3) over.abort();
    });
    expect(await waiting).toBeNull();
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard[2]).toBeGreaterThan(heard[0]!);
    await holder!.release();
    await database.drop();
  });
});

describe('relay checkpoint in Postgres', () => {
  it('starts at 0 and never goes back', async () => {
    const database = await testDatabase();
    await database.pool.query(relaySchema(database.appRole));
    await database.pool.query(relaySchema(database.appRole));
    const checkpoint = createRelayCheckpoint(database.appPool, 'intake');
    expect(await checkpoint.load()).toBe(0);
    await checkpoint.save(10);
    await checkpoint.save(7);
    expect(await checkpoint.load()).toBe(10);
    expect(await createRelayCheckpoint(database.appPool, 'review').load()).toBe(0);
    await database.drop();
  });
});
