import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { createEmbeddedBus, embeddedBusSchema } from '../embedded/index.js';
import { createLeaderLock } from '../leader.js';
import type { MessageBus } from '../port.js';
import { createRelayCheckpoint, startRelay } from '../relay.js';
import { inboxSchema, relaySchema } from '../schema.js';
import { eventsOf, eventually, GrowingLog } from '../testing/events.js';
import { startRecordingInbox, type RecordingInboxOptions } from './index.js';

describe('recording inbox on the embedded bus', () => {
  let database: TestDatabase;
  let bus: MessageBus;
  let closing: (() => Promise<void>)[];

  beforeEach(async () => {
    database = await testDatabase();
    await database.pool.query(
      embeddedBusSchema([database.appRole]) + relaySchema(database.appRole) + inboxSchema(database.appRole),
    );
    await database.pool.query(
      `CREATE TABLE public.effects (source text, sequence bigint); GRANT SELECT, INSERT ON public.effects TO ${database.appRole}`,
    );
    const busPool = createPool(database.url, { applicationName: 'bus', max: 4 });
    bus = createEmbeddedBus({ pool: busPool });
    closing = [() => bus.close(), () => busPool.end(), () => database.drop()];
  });
  afterEach(async () => {
    for (const close of closing) await close();
  });

  const insert: RecordingInboxOptions['effect'] = async (client, events: readonly RecordedEvent[]) => {
    await client.query('INSERT INTO public.effects SELECT * FROM unnest($1::text[], $2::bigint[])', [
      events.map((event) => event.source),
      events.map((event) => event.sequence),
    ]);
  };
  const effects = async (): Promise<number> =>
    Number((await database.pool.query('SELECT count(*) AS n FROM public.effects')).rows[0].n);

  it('counts every event exactly once although effects fail and batches come again', async () => {
    let calls = 0;
    const inbox = await startRecordingInbox({
      bus,
      group: 'record',
      sources: ['intake', 'review'],
      pool: database.appPool,
      async effect(client, events) {
        await insert(client, events);
        calls += 1;
        if (calls % 2 === 1) throw new Error('broken off after the effect');
      },
    });
    for (let first = 1; first <= 60; first += 20) {
      await bus.publish('intake', eventsOf('intake', first, 20));
      await bus.publish('review', eventsOf('review', first, 20));
    }
    await eventually('all is received', async () => (await inbox.lag()) === 0);
    expect(await effects()).toBe(120);
    expect(await inbox.contiguousUpTo('intake')).toBe(60);
    expect(await inbox.received()).toEqual(
      new Map([
        ['intake', [[1, 60]]],
        ['review', [[1, 60]]],
      ]),
    );
  });

  it('takes a replay of the whole bus as nothing new', async () => {
    const inbox = await startRecordingInbox({
      bus,
      group: 'record',
      sources: ['intake'],
      pool: database.appPool,
      effect: insert,
    });
    await bus.publish('intake', eventsOf('intake', 1, 50));
    await eventually('all is received', async () => (await inbox.contiguousUpTo('intake')) === 50);
    await inbox.stop();
    await database.pool.query('UPDATE bus.groups SET sequence = 0');
    const again = await startRecordingInbox({
      bus,
      group: 'record',
      sources: ['intake'],
      pool: database.appPool,
      effect: insert,
    });
    await eventually('all is taken again', async () => (await again.lag()) === 0);
    expect(await effects()).toBe(50);
  });

  it('carries an append from the log through relay and bus into the effect within milliseconds', async () => {
    const log = new GrowingLog('intake');
    const relay = startRelay({
      log,
      bus,
      checkpoint: createRelayCheckpoint(database.appPool, 'intake'),
      leader: createLeaderLock(database.appPool, 'relay'),
    });
    closing.unshift(() => relay.stop());
    const delays: number[] = [];
    let appended = 0;
    const inbox = await startRecordingInbox({
      bus,
      group: 'record',
      sources: ['intake'],
      pool: database.appPool,
      async effect(client, events) {
        await insert(client, events);
        delays.push(performance.now() - appended);
      },
    });
    for (let count = 1; count <= 41; count += 1) {
      appended = performance.now();
      log.grow(1);
      await eventually('the effect', () => delays.length === count);
    }
    delays.sort((a, b) => a - b);
    expect(delays[20]).toBeLessThan(50);
    await eventually('nothing is left', async () => (await relay.lag()) + (await inbox.lag()) === 0);
    expect(await effects()).toBe(41);
  });
});
