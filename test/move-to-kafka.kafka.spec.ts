import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serviceNames } from '@mingjian/contracts';
import { describeWithLocalKafka, eventually } from '@mingjian/messaging/testing';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { BusConfig } from '@mingjian/service-kit';
import { staff, startCity, type City, type CityPlace } from '@mingjian/service-kit/testing';
import pg from 'pg';
import { startLocalKafka, type LocalKafka } from '../tools/src/kafka/local-kafka.js';
import { agreedOne, MONDAY, proposed, releases, services } from './city-steps.js';
import { blocksOf, inShell } from './runbook.js';

describeWithLocalKafka('a city that moves from the embedded bus to Kafka by the page, and back', () => {
  let kafka: LocalKafka;
  let city: City;
  let empty: TestDatabase;
  let statement: string;
  beforeAll(async () => {
    // One of its own, since the page wants a Kafka without topics.
    kafka = await startLocalKafka();
    const topics = (await blocksOf('run-on-kafka.md', 'sh')).find((block) => block.endsWith('npm run kafka:topics'))!;
    const create = () => inShell(topics.replace('127.0.0.1:9092', kafka.brokers[0]!));
    const created = await create();
    for (const name of serviceNames) expect(created).toContain(`mingjian.${name}.events`);
    expect(await create()).toContain('all topics are there already');
    const [only, ...more] = await blocksOf('run-on-kafka.md', 'sql');
    expect(more).toEqual([]);
    statement = only!;
    empty = await testDatabase();
    city = await startCity({ services, date: MONDAY });
  });
  afterAll(async () => {
    await city.close();
    await empty.drop();
    await kafka.stop();
  });

  const setBack = async (places: readonly CityPlace[]): Promise<void> => {
    let deleted = 0;
    for (const { ownerUrl } of places) {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      const { rowCount } = await client.query(statement);
      await client.end();
      deleted += rowCount ?? 0;
    }
    // Reporting has recorded nothing of its own.
    expect(deleted).toBeGreaterThanOrEqual(3);
  };
  const report = async () =>
    (await city.as(staff('statistician')).get('reporting/reports/transport/2026?scope=own')).body;
  /** Without the daily comparison of the figures, which services also make when they start. */
  const events = async () => (await city.events()).filter(({ name }) => name !== 'FiguresCompared');
  const portal = async () => (await city.as(undefined).get<string>('publish:/portal')).body;
  /** What was there before the move is there after it, and what was under way is finished. */
  const move = async (bus: BusConfig): Promise<void> => {
    const underWay = await agreedOne(city, 'reply');
    await city.as(staff('publisher')).act(releases.item.release(await agreedOne(city, 'item')), {});
    await city.settle();
    const before = [await events(), await report(), await portal()];
    await city.moveTo(bus, setBack);
    const heads = await city.heads();
    await eventually(
      'the whole of every log has come again',
      async () =>
        JSON.stringify(await Promise.all(services.map(({ name }) => relayed(name)))) ===
        JSON.stringify(services.map(({ name }) => heads[name])),
      60_000,
    );
    await city.settle();
    expect([await events(), await report(), await portal()]).toEqual(before);

    await city.as(staff('publisher')).act(releases.reply.release(underWay), {});
    await proposed(city, 'item');
    await city.settle();
    const after = (await city.events()).slice();
    expect(
      after.filter(({ name, data }) => name === 'ApplicationDecided' && data['application'] === underWay),
    ).toHaveLength(1);
    const opened = after.filter(({ name }) => name === 'ReviewOpened').map(({ stream }) => stream);
    expect(new Set(opened).size).toBe(opened.length);
  };
  const relayed = async (service: (typeof serviceNames)[number]): Promise<number> => {
    const { rows } = await city
      .service(service)
      .runtime.engine.pool.query<{ sequence: string }>('SELECT sequence FROM messaging.relay WHERE source = $1', [
        service,
      ]);
    return Number(rows[0]?.sequence ?? 0);
  };

  it('has the same logs, figures and pages on Kafka, and finishes there what was under way', async () => {
    await move({ kind: 'kafka', connection: { brokers: kafka.brokers }, tls: undefined });
  });

  it('goes back in the same way, into an empty database', async () => {
    await move({ kind: 'embedded', url: empty.url, migrateUrl: empty.ownerUrl });
  });
});
