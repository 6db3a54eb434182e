import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '@mingjian/messaging';
import { createKafkaBus, createTopics, UnusableKafka } from '@mingjian/messaging/kafka';
import { describeWithLocalKafka, eventsOf, eventually } from '@mingjian/messaging/testing';
import { startLocalKafka, type LocalKafka } from './local-kafka.js';

describeWithLocalKafka('a Kafka that loses its broker', () => {
  let kafka: LocalKafka;
  let dataDir: string;
  let buses: MessageBus[];
  const connect = async (): Promise<MessageBus> => {
    const bus = await createKafkaBus({ connection: { brokers: kafka.brokers }, clientId: 'spec' });
    buses.push(bus);
    return bus;
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'mingjian-kafka-'));
    // One id in 64 begins with a dash, which a command line may take for an option.
    await writeFile(join(dataDir, 'cluster-id'), '-KaJgehVoLDFVL-uPYgM0g');
    kafka = await startLocalKafka({ dataDir });
    buses = [];
    await createTopics({ connection: { brokers: kafka.brokers }, sources: ['intake'], partitions: 3 });
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await kafka.stop();
    await rm(dataDir, { recursive: true });
  });

  /** What the relay does: the same batch again until it is acknowledged. */
  const publishAll = async (bus: MessageBus, events: readonly RecordedEvent[]): Promise<number> => {
    let failures = 0;
    for (let at = 0; at < events.length; at += 10) {
      await eventually(
        `${at} is acknowledged`,
        () =>
          bus.publish('intake', events.slice(at, at + 10)).then(
            () => true,
            () => {
              failures += 1;
              return false;
            },
          ),
        45_000,
      );
    }
    return failures;
  };

  it('loses nothing that was acknowledged and keeps each stream in order, killed while it is published to', async () => {
    const events = eventsOf('intake', 1, 400, 7);
    const taken: RecordedEvent[] = [];
    const consumption = await (await connect()).consume('a', ['intake'], async (batch) => void taken.push(...batch));
    const publishing = publishAll(await connect(), events);
    await eventually('the first arrived', () => taken.length >= 30);
    await kafka.kill(1);
    await eventually('the consumer sees it', () => consumption.trouble !== null, 30_000);
    await kafka.startBroker(1);
    expect(await publishing).toBeGreaterThan(0);
    const arrived = (): ReadonlyMap<number, RecordedEvent> => new Map(taken.map((event) => [event.sequence, event]));
    await eventually('all arrived', () => arrived().size === 400, 45_000);
    await eventually('it is healthy again', () => consumption.trouble === null);
    await eventually('all is counted', async () => (await consumption.lag()) === 0, 45_000);
    for (const stream of new Set(events.map((event) => event.stream))) {
      const first = new Set(taken.filter((event) => event.stream === stream).map(({ sequence }) => sequence));
      const expected = events.filter((event) => event.stream === stream).map(({ sequence }) => sequence);
      expect([...first]).toEqual(expected);
    }
  });

  it('is waited for by a bus that begins while it is away, and then everything arrives', async () => {
    await kafka.stopBroker(1);
    const [publisher, consumer] = [await connect(), await connect()];
    const taken: RecordedEvent[] = [];
    const consumption = await consumer.consume('late', ['intake'], async (batch) => void taken.push(...batch));
    const events = eventsOf('intake', 1, 20);
    await expect(publisher.publish('intake', events)).rejects.toThrow(/no usable Kafka broker: .*ECONNREFUSED/);
    await eventually('the consumption says it', () => consumption.trouble !== null);
    expect(consumption.trouble?.message).toContain('no usable Kafka broker');

    await kafka.startBroker(1);
    await publishAll(publisher, events);
    await eventually('all arrived', () => new Set(taken.map(({ sequence }) => sequence)).size === 20, 45_000);
    await eventually('it is healthy', () => consumption.trouble === null, 30_000);
  });

  it('ends a start once it tells that a topic is missing, and is in trouble of that when it told later', async () => {
    const told = await connect();
    await expect(told.consume('a', ['nowhere'], async () => {})).rejects.toBeInstanceOf(UnusableKafka);
    await kafka.stopBroker(1);
    const early = await connect();
    const consumption = await early.consume('a', ['nowhere'], async () => {});
    await kafka.startBroker(1);
    const missing = () => consumption.trouble?.message.includes('Kafka has no topic mingjian.nowhere.events') ?? false;
    await eventually('the reason', missing, 45_000);
  });
});
