import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { remedyEvents, type RemedyEvent } from '@mingjian/contracts';
import { accepted, instantOf } from '@mingjian/core';
import { ManualClock } from '@mingjian/core/testing';
import { createMemoryEventStore } from '@mingjian/event-store/memory';
import { createLeaderLock } from '@mingjian/messaging';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { projected } from '@mingjian/projections';
import { directoryOf } from '@mingjian/reference';
import { pino } from 'pino';
import type { Aggregate, AnyAggregate } from './aggregate.js';
import { Engine, type EngineParts } from './engine.js';
import { CommandPipeline } from './pipeline.js';
import { unregisteredSite } from './site.js';
import { TimerRunner, timersProjection } from './timers.js';

const TODAY = '2026-03-02';
const BROKEN = '9b2f0f0e-9d3c-4d5e-8f10-000000000001';
const ids = [1, 2, 3].map((n) => `9b2f0f0e-9d3c-4d5e-8f10-00000000000${n}`);

let attempts: string[];
let mended: boolean;

/** Concludes itself on the day on which it owes it; one cannot until it is mended. The kind of a timer is the id of its remedy. */
const remedies: Aggregate<{ readonly id: string }, RemedyEvent, 'open' | 'done'> = {
  name: 'remedy',
  events: remedyEvents,
  refusals: {},
  exists: () => true,
  organOf: () => null,
  decider: {
    initialState: 'open',
    evolve: () => 'done',
    decide: ({ id: remedy }) => {
      attempts.push(remedy);
      if (remedy === BROKEN && !mended) throw new Error('no version of the law is valid on that day');
      const data = { remedy, organ: 'transport', kind: 'suitDirect', outcome: 'upheld', concludedOn: TODAY } as const;
      return accepted({ type: 'RemedyConcluded', data });
    },
  },
  timers: {
    obligationsOf: (state) => (state === 'open' ? ids.map((id) => ({ kind: id, due: TODAY })) : []),
    commandFor: ({ kind }) => ({ id: kind }),
  },
};

let database: TestDatabase;
let engine: Engine;
let clock: ManualClock;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`create schema read; ${timersProjection(() => engine, [], 'intake').createTables('read')}`);
});
afterAll(() => database.drop());
beforeEach(async () => {
  attempts = [];
  mended = false;
  const store = createMemoryEventStore('intake');
  clock = new ManualClock(TODAY);
  engine = new Engine({
    service: 'intake',
    clock,
    log: pino({ level: 'silent' }),
    store,
    pipeline: new CommandPipeline('intake', store, clock),
    directory: () => directoryOf([]),
    site: unregisteredSite(),
  } as unknown as EngineParts);
  await database.pool.query('truncate read.timers');
  await database.pool.query(
    `insert into read.timers (stream, kind, due) select 'remedy-' || id, id, $2 from unnest($1::text[]) as r (id)`,
    [ids, TODAY],
  );
});

const runner = (): TimerRunner =>
  new TimerRunner(
    database.pool,
    new Map([['remedy', remedies as unknown as AnyAggregate]]),
    engine,
    createLeaderLock(database.pool, 'timers of the spec'),
  );

/** The read model takes everything that is in the log. */
const follow = async (): Promise<void> => {
  const projection = timersProjection(() => engine, [remedies as unknown as AnyAggregate], 'intake');
  const client = await database.pool.connect();
  try {
    await projection.apply(client, 'read', (await engine.store.read(0, 10)).map(projected));
  } finally {
    client.release();
  }
};

describe('timers that are due', () => {
  it('fire although one of them fails, which is reported and tried again', async () => {
    const timers = runner();
    expect(await timers.fire()).toBe(2);
    expect(timers.trouble?.message).toMatch(/no version of the law/);
    expect(await timers.due()).toBe(1);
    mended = true;
    expect(await timers.fire()).toBe(1);
    expect(timers.trouble).toBeNull();
    expect(attempts).toEqual([...ids, BROKEN]);
  });

  it('wait for their instant within the day, where they have one', async () => {
    mended = true;
    await database.pool.query('update read.timers set at = $2 where kind = $1', [ids[1], instantOf(TODAY, 13)]);
    expect(await runner().fire()).toBe(2);
    expect(await runner().due()).toBe(0);
    clock.set(TODAY, 14);
    expect(await runner().due()).toBe(1);
    expect(await runner().fire()).toBe(1);
    expect(attempts.at(-1)).toBe(ids[1]);
  });

  it('fire once, although two instances look at the same moment', async () => {
    mended = true;
    const fired = await Promise.all([runner().fire(), runner().fire()]);
    expect(fired.sort()).toEqual([0, 3]);
    expect(attempts).toEqual(ids);
  });

  it('are those of the event that came, although this instance remembers the stream from before it', async () => {
    mended = true;
    await engine.pipeline.load(remedies, ids[1]!);
    const elsewhere = new CommandPipeline('intake', engine.store, new ManualClock(TODAY));
    await elsewhere.perform({
      name: 'conclude',
      aggregate: remedies,
      id: ids[1]!,
      cause: { sub: 'bai', commandId: '1', digest: 'a'.repeat(64), correlationId: 'c', causationId: '1' },
      prepare: () => ({
        actor: { sub: 'bai', organ: null, role: 'handler', grant: null },
        actingFor: null,
        command: { id: ids[1]! },
      }),
    });
    await follow();
    expect((await database.pool.query('select * from read.timers where kind = $1', [ids[1]])).rows).toEqual([]);
  });

  it('leave nothing behind, whether the read model follows before or after it is noted that they fired', async () => {
    mended = true;
    await runner().fire();
    await follow();
    expect((await database.pool.query('select * from read.timers')).rows).toEqual([]);
  });
});
