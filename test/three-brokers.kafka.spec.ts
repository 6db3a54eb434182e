import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames } from '@mingjian/contracts';
import { createTopics } from '@mingjian/messaging/kafka';
import { describeWithLocalKafka, eventually } from '@mingjian/messaging/testing';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { startLocalKafka, type LocalKafka } from '../tools/src/kafka/local-kafka.js';
import { bodies, MONDAY, services } from './city-steps.js';

/** How soon relays must publish again after a broker went, or after enough of them are back. */
const RELAYED_MS = 15_000;
/**
 * How soon consumers follow. Where the broker that coordinated their group is killed, its successor waits for the session of the lost
 * connection (10 s) before it lets the same process in again.
 */
const FOLLOWED_MS = 30_000;
/** Far less than Kafka's own patience (10 s a request): who waited for it would be seen. */
const AT_ONCE_MS = 5_000;

describeWithLocalKafka('a city on three brokers of which some go', () => {
  let kafka: LocalKafka;
  let city: City;
  const acknowledged = new Set<string>();

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

  /** Hands in applications one after the other. @returns the longest that one took, ms */
  const submit = async (count: number): Promise<number> => {
    let slowest = 0;
    for (let n = 0; n < count; n += 1) {
      const since = performance.now();
      const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
      slowest = Math.max(slowest, performance.now() - since);
      acknowledged.add(id);
    }
    return slowest;
  };

  /** Up to where reporting has each service's log. */
  const record = async (): Promise<ReadonlyMap<string, number>> => {
    const { pool } = city.service('reporting').runtime.engine;
    const { rows } = await pool.query<{ source: string; contiguous: number }>(
      'SELECT source, contiguous::float8 AS contiguous FROM record.heads',
    );
    return new Map(rows.map(({ source, contiguous }) => [source, contiguous]));
  };

  const relayLag = async (): Promise<number | undefined> =>
    (await city.service('intake').runtime.vitals.standing()).counts.relayLag;

  /** Resolves when what intake had recorded at the time of the call is in Kafka, and then in reporting. */
  const flows = async (): Promise<void> => {
    const { intake } = await city.heads();
    await eventually('the relay is through', async () => (await relayLag()) === 0, RELAYED_MS);
    await eventually(`event ${intake} arrived`, async () => (await record()).get('intake')! >= intake!, FOLLOWED_MS);
  };

  it.each([
    ['killed', (broker: number) => kafka.kill(broker)],
    ['stopped', (broker: number) => kafka.stopBroker(broker)],
  ])('relays within 15 seconds after any one of them was %s', async (_, away) => {
    for (const broker of [1, 2, 3]) {
      await away(broker);
      await submit(5);
      await flows();
      await kafka.startBroker(broker);
      await submit(5);
      await flows();
    }
  });

  it('takes commands while two are away and Kafka takes nothing, and hands everything on once one is back', async () => {
    await kafka.stopBroker(1);
    await submit(5);
    await flows();
    await kafka.kill(2);
    await sleep(1_000);
    const before = await record();
    const slowest = await submit(40);
    const { runtime } = city.service('intake');
    await eventually('intake says it', async () => (await runtime.vitals.health()).troubles.includes('relay'), 60_000);
    expect(await record()).toEqual(before);
    expect(slowest).toBeLessThan(AT_ONCE_MS);

    await kafka.startBroker(2);
    await flows();
    await kafka.startBroker(1);
  });

  it('starts a service while no broker answers, which takes commands, and hands everything on once they are back', async () => {
    for (const broker of [1, 2, 3]) await kafka.kill(broker);
    await city.restart('intake');
    expect(await submit(5)).toBeLessThan(AT_ONCE_MS);
    const { runtime } = city.service('intake');
    await eventually('intake says it', async () => (await runtime.vitals.health()).troubles.includes('relay'), 60_000);

    await Promise.all([1, 2, 3].map((broker) => kafka.startBroker(broker)));
    await flows();
    expect((await runtime.vitals.health()).troubles).not.toContain('relay');
  });

  it('has lost nothing and counted nothing twice', async () => {
    await city.settle();
    const events = await city.events();
    const submitted = events.filter(({ name }) => name === 'ApplicationSubmitted').map(({ stream }) => stream);
    expect([...submitted].sort()).toEqual([...acknowledged].map((id) => `application-${id}`).sort());
    for (const [source, contiguous] of await record()) {
      expect([source, contiguous]).toEqual([source, events.filter((event) => event.source === source).length]);
    }
  });
});
