import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { createPool } from '@mingjian/postgres';
import { testDatabase } from '@mingjian/postgres/testing';
import type { Pool } from 'pg';
import type { MessageBus } from '../port.js';
import { busContract, eventsOf, eventually } from '../testing/index.js';
import { createEmbeddedBus, embeddedBusSchema } from './index.js';

const openBus = async () => {
  const database = await testDatabase();
  await database.pool.query(embeddedBusSchema([database.appRole]));
  const clients: { bus: MessageBus; pool: Pool }[] = [];
  return {
    database,
    async connect() {
      const pool = createPool(database.url, { applicationName: 'bus', max: 3 });
      const bus = createEmbeddedBus({ pool });
      clients.push({ bus, pool });
      return bus;
    },
    async close() {
      for (const { bus, pool } of clients) await bus.close().then(() => pool.end());
      await database.drop();
    },
  };
};

busContract('embedded bus', openBus);

describe('embedded bus on its database', () => {
  let underTest: Awaited<ReturnType<typeof openBus>>;
  let bus: MessageBus;

  beforeEach(async () => {
    underTest = await openBus();
    bus = await underTest.connect();
  });
  afterEach(() => underTest.close());

  it('refuses a gap, so that no consumer can be made to skip', async () => {
    await bus.publish('intake', eventsOf('intake', 1, 3));
    await expect(bus.publish('intake', eventsOf('intake', 5, 2))).rejects.toThrow('gap');
    await expect(bus.publish('intake', [...eventsOf('intake', 4, 1), ...eventsOf('intake', 6, 1)])).rejects.toThrow(
      'gap',
    );
    await bus.publish('intake', eventsOf('intake', 4, 1));
  });

  it('refuses another history under sequences it already has, as after a restored backup', async () => {
    await bus.publish('intake', eventsOf('intake', 1, 3));
    await expect(bus.publish('intake', eventsOf('intake', 3, 2))).rejects.toThrow('another history');
  });

  it('keeps one order when two relays publish the same log at the same time', async () => {
    const events = eventsOf('intake', 1, 300);
    const other = await underTest.connect();
    const publishAll = async (client: MessageBus, step: number): Promise<void> => {
      for (let index = 0; index < events.length; index += step)
        await client.publish('intake', events.slice(index, index + step)).catch(() => {});
    };
    await Promise.all([publishAll(bus, 7), publishAll(other, 10)]);
    await bus.publish('intake', events);
    const taken: RecordedEvent[] = [];
    await bus.consume('a', ['intake'], async (batch) => void taken.push(...batch));
    await eventually('all are taken', () => taken.length >= 300);
    expect(taken).toEqual(events);
  });

  it('gives the app role no way to change or remove a message', async () => {
    await bus.publish('intake', eventsOf('intake', 1, 1));
    const pool = createPool(underTest.database.url, { applicationName: 'intruder', max: 1 });
    for (const sql of [
      "UPDATE bus.messages SET body = ''",
      'DELETE FROM bus.messages',
      'TRUNCATE bus.messages',
      "INSERT INTO bus.messages VALUES ('intake', 2, now(), 's', 1, gen_random_uuid(), 't', '{}')",
      'UPDATE bus.topics SET sequence = 0',
    ]) {
      await expect(pool.query(sql)).rejects.toThrow('permission denied');
    }
    await pool.end();
  });

  it('is not woken by what is not urgent, and takes it with the next that is, when hurried, or soon by itself', async () => {
    const typed = (sequence: number, type: string): RecordedEvent => ({ ...eventsOf('intake', sequence, 1)[0]!, type });
    const batches: string[][] = [];
    const note = async (batch: readonly RecordedEvent[]): Promise<void> => {
      batches.push(batch.map(({ type }) => type));
    };
    const consumption = await bus.consume('a', ['intake'], note, (type) => type === 'wanted');
    await bus.publish('intake', [typed(1, 'wanted')]);
    await eventually('the first is taken', async () => (await consumption.lag()) === 0);
    await bus.publish('intake', [typed(2, 'other')]);
    await bus.publish('intake', [typed(3, 'other'), typed(4, 'wanted')]);
    await eventually('both are taken', async () => (await consumption.lag()) === 0);
    expect(batches).toEqual([['wanted'], ['other', 'other', 'wanted']]);
    await bus.publish('intake', [typed(5, 'other')]);
    await eventually('the last is taken', async () => (await consumption.lag()) === 0);
    expect(batches.at(-1)).toEqual(['other']);
  });

  it('goes on after the server cut its connections, and misses nothing', async () => {
    const taken: number[] = [];
    await bus.consume('a', ['intake'], async (batch) => void taken.push(...batch.map((event) => event.sequence)));
    await bus.publish('intake', eventsOf('intake', 1, 10));
    await eventually('the first ten', () => taken.length === 10);
    await underTest.database.appPool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()',
    );
    await eventually('publishing works again', () =>
      bus.publish('intake', eventsOf('intake', 11, 10)).then(
        () => true,
        () => false,
      ),
    );
    await eventually('the next ten', () => new Set(taken).size === 20);
    expect([...new Set(taken)]).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('gives a batch to another member when the first lost its place while handling', async () => {
    const other = await underTest.connect();
    await bus.publish('intake', eventsOf('intake', 1, 5));
    let release = (): void => {};
    let held = 0;
    const first = await bus.consume('a', ['intake'], async () => {
      held += 1;
      await new Promise<void>((resolve) => (release = resolve));
    });
    await eventually('the first member handles', () => held === 1);
    const taken: RecordedEvent[] = [];
    await other.consume('a', ['intake'], async (batch) => void taken.push(...batch));
    await underTest.database.appPool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lock bus group a' AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)",
    );
    await eventually('the second member took the batch', () => taken.length === 5);
    release();
    await first.stop();
    expect(taken.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5]);
  });
});
