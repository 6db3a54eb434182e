import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serviceNames } from '@mingjian/contracts';
import { createRelayCheckpoint } from '@mingjian/messaging';
import { createTopics } from '@mingjian/messaging/kafka';
import { describeWithLocalKafka, eventually } from '@mingjian/messaging/testing';
import { startCity, type City } from '@mingjian/service-kit/testing';
import { startLocalKafka, type LocalKafka } from '../tools/src/kafka/local-kafka.js';
import { MONDAY, openCase, services } from './city-steps.js';

const RESUMES_WITHIN_MS = 15_000;
/** Far below every time-out of the Kafka client: who waits for Kafka does not get there. */
const COMMAND_WITHIN_MS = 1_000;
const CASES = 4;

describeWithLocalKafka('a city on three brokers', () => {
  let kafka: LocalKafka;
  let city: City;
  beforeAll(async () => {
    kafka = await startLocalKafka({ brokers: 3 });
    const connection = { brokers: kafka.brokers };
    await createTopics({ connection, sources: serviceNames });
    city = await startCity({ services, date: MONDAY, bus: { kind: 'kafka', connection, tls: undefined } });
  });
  afterAll(async () => {
    await city.close();
    await kafka.stop();
  });

  /** Opens cases, four commands each; gives the longest of the times that four commands took, in milliseconds. */
  const openCases = async (): Promise<number> => {
    let longest = 0;
    for (let n = 0; n < CASES; n += 1) {
      const began = performance.now();
      await openCase(city);
      longest = Math.max(longest, performance.now() - began);
    }
    return longest;
  };

  /** How many of intake's events are not surely on Kafka. */
  const unpublished = async (): Promise<number> => {
    const { pool, store } = city.service('intake').runtime.engine;
    const published = await createRelayCheckpoint(pool, 'intake').load();
    return (await store.head()).sequence - published;
  };

  /** Milliseconds until everything that intake has recorded so far is on Kafka. */
  const relayed = async (): Promise<number> => {
    const began = performance.now();
    await eventually('everything is published', async () => (await unpublished()) === 0, RESUMES_WITHIN_MS);
    return performance.now() - began;
  };

  it('goes on within 15 s when one is stopped, and again when another one dies later', async () => {
    expect(await openCases()).toBeLessThan(4 * COMMAND_WITHIN_MS);
    await relayed();

    await kafka.stopBroker(1);
    expect(await openCases()).toBeLessThan(4 * COMMAND_WITHIN_MS);
    console.log(`one stopped: the relay resumed after ${Math.round(await relayed())} ms`);
    await kafka.startBroker(1);

    await kafka.kill(2);
    expect(await openCases()).toBeLessThan(4 * COMMAND_WITHIN_MS);
    console.log(`another killed: the relay resumed after ${Math.round(await relayed())} ms`);
  });

  it('takes commands without any wait while too few are left to publish, and catches up within 15 s', async () => {
    await kafka.kill(3);
    expect(await openCases()).toBeLessThan(4 * COMMAND_WITHIN_MS);
    expect(await unpublished()).toBeGreaterThan(0);
    await kafka.startBroker(2);
    console.log(`two down, one back: the relay resumed after ${Math.round(await relayed())} ms`);
    await kafka.startBroker(3);
  });

  it('has lost nothing and has nothing twice: reporting’s copies are the stores, byte for byte', async () => {
    const { pool } = city.service('reporting').runtime.engine;
    await eventually(
      'everything has arrived',
      async () => {
        const heads = await city.heads();
        const { rows } = await pool.query<{ source: string; contiguous: number }>(
          'SELECT source, contiguous::float8 AS contiguous FROM record.heads',
        );
        const arrived = new Map(rows.map(({ source, contiguous }) => [source, contiguous]));
        return Object.entries(heads).every(([source, head]) => (arrived.get(source) ?? 0) === head);
      },
      60_000,
    );
    for (const source of serviceNames) {
      const { rows } = await pool.query<{ id: string; body: string }>(
        'SELECT id::text AS id, body FROM record.events WHERE source = $1 ORDER BY events.sequence',
        [source],
      );
      const stored = await city.service(source).runtime.engine.store.read(0, 10_000);
      expect(rows).toEqual(stored.map(({ id, body }) => ({ id, body })));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }
    const opened = (await city.events()).filter(({ name }) => name === 'AssignmentAccepted');
    expect(opened).toHaveLength(4 * CASES);
  });
});
