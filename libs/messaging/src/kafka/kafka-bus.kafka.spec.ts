import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '../port.js';
import { busContract, describeOnKafka, eventsOf, eventually, saying, scribble } from '../testing/index.js';
import resourceTypes from 'kafkajs/src/protocol/configResourceTypes.js';
import { createKafka } from './connection.js';
import { createKafkaBus, createTopics } from './index.js';

const SOURCES = ['intake', 'review', 'publish'];

const openBus = async (brokers: readonly string[]) => {
  const connection = { brokers };
  const prefix = `spec-${randomBytes(6).toString('hex')}`;
  const topics = await createTopics({ connection, sources: SOURCES, partitions: 3, prefix });
  const clients: MessageBus[] = [];
  return {
    prefix,
    kafka: createKafka(connection, 'spec'),
    async connect() {
      const bus = await createKafkaBus({ connection, clientId: 'spec', prefix });
      clients.push(bus);
      return bus;
    },
    async close() {
      await Promise.all(clients.map((bus) => bus.close()));
      const admin = createKafka(connection, 'spec').admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [...topics] });
      await admin.disconnect();
    },
  };
};

describeOnKafka('on Kafka', (brokers) => {
  busContract('Kafka bus', () => openBus(brokers));

  describe('Kafka bus on its broker', () => {
    let underTest: Awaited<ReturnType<typeof openBus>>;
    let bus: MessageBus;

    beforeEach(async () => {
      underTest = await openBus(brokers);
      bus = await underTest.connect();
    });
    afterEach(() => underTest.close());

    const sequencesByStream = (events: readonly RecordedEvent[]): ReadonlyMap<string, readonly number[]> => {
      const streams = new Map<string, number[]>();
      for (const { stream, sequence } of events) {
        const sequences = streams.get(stream) ?? [];
        if (!sequences.includes(sequence)) streams.set(stream, [...sequences, sequence]);
      }
      return streams;
    };

    it('sends the envelope unchanged, its attributes and coordinates as headers, the stream as key', async () => {
      const [event] = eventsOf('intake', 7, 1).map((plain) =>
        saying(plain, { data: { title: '公开指南' }, time: '2026-01-05T01:02:03.000Z' }),
      );
      await bus.publish('intake', [event!]);
      const consumer = underTest.kafka.consumer({ groupId: `${underTest.prefix}.raw` });
      const raw: { key: string; value: string; headers: Record<string, string> }[] = [];
      await consumer.subscribe({ topics: [`${underTest.prefix}.intake.events`], fromBeginning: true });
      await consumer.run({
        async eachMessage({ message: { key, value, headers = {} } }) {
          const texts = Object.entries(headers).map(([name, bytes]) => [name, String(bytes)]);
          raw.push({ key: String(key), value: String(value), headers: Object.fromEntries(texts) });
        },
      });
      await eventually('the raw message', () => raw.length === 1);
      await consumer.disconnect();
      expect(raw[0]).toEqual({
        key: event!.stream,
        value: event!.body,
        headers: {
          'content-type': 'application/cloudevents+json; charset=UTF-8',
          ce_specversion: '1.0',
          ce_id: event!.id,
          ce_type: event!.type,
          ce_source: '/mingjian/intake',
          ce_time: '2026-01-05T01:02:03.000Z',
          sequence: '7',
          recordedAt: event!.recordedAt.toISOString(),
          version: String(event!.version),
        },
      });
    });

    it('shares the streams of a group between its members', async () => {
      const takers = new Set<number>();
      const seen: RecordedEvent[] = [];
      for (const member of [1, 2]) {
        const client = await underTest.connect();
        await client.consume('a', ['intake'], async (batch) => {
          takers.add(member);
          seen.push(...batch);
        });
      }
      let first = 1;
      await eventually('both took part', async () => {
        await bus.publish('intake', eventsOf('intake', first, 30, 30));
        first += 30;
        return takers.size === 2;
      });
      await eventually('all are taken', () => new Set(seen.map((event) => event.sequence)).size === first - 1);
    });

    it('lets a long batch end, and counts it, when another member joins meanwhile', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 5, 1));
      let begun = false;
      let finish = (): void => {};
      const gate = new Promise<void>((resolve) => (finish = resolve));
      const handled: number[][] = [];
      await bus.consume('a', ['intake'], async (batch) => {
        begun = true;
        await gate;
        handled.push(batch.map((event) => event.sequence));
      });
      await eventually('the long batch', () => begun);
      const other = await underTest.connect();
      const taken: number[] = [];
      const second = await other.consume('a', ['intake'], async (batch) => {
        taken.push(...batch.map((event) => event.sequence));
      });
      // Longer than a session: without heartbeats the group would give the batch to the other member.
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      expect(taken).toEqual([]);
      finish();
      await bus.publish('intake', eventsOf('intake', 6, 5, 1));
      await eventually('the rest', async () => (await second.lag()) === 0, 20_000);
      expect([...handled.flat(), ...taken].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('keeps each stream in order when a new producer repeats what an old one had sent', async () => {
      const events = eventsOf('intake', 1, 60, 5);
      await bus.publish('intake', events.slice(0, 40));
      await bus.close();
      const successor = await underTest.connect();
      await successor.publish('intake', events.slice(20));
      const taken: RecordedEvent[] = [];
      const consumption = await successor.consume('a', ['intake'], async (batch) => void taken.push(...batch));
      await eventually('all are taken', async () => (await consumption.lag()) === 0);
      expect(taken).toHaveLength(80);
      for (const [stream, sequences] of sequencesByStream(taken))
        expect(sequences).toEqual(events.filter((event) => event.stream === stream).map(({ sequence }) => sequence));
    });

    it('publishes more at once than a broker takes in one request', async () => {
      const events = eventsOf('intake', 1, 6, 1).map((event) => saying(event, { data: { text: 'x'.repeat(400_000) } }));
      await bus.publish('intake', events);
      const taken: RecordedEvent[] = [];
      await bus.consume('a', ['intake'], async (batch) => void taken.push(...batch));
      await eventually('all are taken', () => taken.length === 6);
      expect(taken).toEqual(events);
    });

    it('keeps every event for ever, and is not set up on topics that forget', async () => {
      const [topic, other] = SOURCES.map((source) => `${underTest.prefix}.${source}.events`);
      const admin = underTest.kafka.admin();
      await admin.connect();
      const resource = { type: resourceTypes.TOPIC, name: topic! };
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ ...resource, configNames: ['retention.ms', 'retention.bytes'] }],
      });
      const found = resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]);
      expect(Object.fromEntries(found)).toEqual({ 'retention.ms': '-1', 'retention.bytes': '-1' });

      const create = () =>
        createTopics({ connection: { brokers }, sources: ['intake', 'review'], prefix: underTest.prefix });
      expect(await create()).toEqual([]);
      for (const [name, value] of [
        ['retention.ms', '604800000'],
        ['retention.bytes', '1048576'],
      ] as const) {
        const forgetful = { ...resource, name: other!, configEntries: [{ name, value }] };
        await admin.alterConfigs({ validateOnly: false, resources: [forgetful] });
        await expect(create()).rejects.toThrow(`topic ${other} forgets events (`);
        await expect(create()).rejects.toThrow(`${name} ${value}`);
      }
      await admin.disconnect();
    });

    it('says which topic is missing', async () => {
      await expect(bus.consume('a', ['intake', 'nowhere'], async () => {})).rejects.toThrow(
        `Kafka has no topic ${underTest.prefix}.nowhere.events`,
      );
      await expect(bus.publish('nowhere', eventsOf('nowhere', 1, 1))).rejects.toThrow('Kafka has no topic');
    });

    it('hands a message that is no event to whoever takes such, before what comes behind it', async () => {
      await scribble(brokers, `${underTest.prefix}.intake.events`, [
        { key: 'thing-0', value: 'hello\u0000' },
        { key: null, value: null },
      ]);
      await bus.publish('intake', eventsOf('intake', 1, 3, 1));
      const seen: (string | number)[] = [];
      const consumption = await bus.consume(
        'a',
        ['intake'],
        async (batch) => void seen.push(...batch.map(({ sequence }) => sequence)),
        undefined,
        async (messages) => void seen.push(...messages.map(({ source, stream }) => `${source}/${stream}`)),
      );
      await eventually('all are taken', async () => seen.length >= 5 && (await consumption.lag()) === 0);
      expect(seen.filter((one) => typeof one === 'number')).toEqual([1, 2, 3]);
      expect(new Set(seen.filter((one) => typeof one === 'string'))).toEqual(new Set(['intake/thing-0', 'intake/']));
      expect(seen.indexOf('intake/thing-0')).toBeLessThan(seen.indexOf(1));
      expect(consumption.trouble).toBeNull();
    });

    it('stops at a message that is not an event instead of stepping over it, where nobody takes such', async () => {
      await scribble(brokers, `${underTest.prefix}.intake.events`, [{ key: 'thing-0', value: 'hello' }]);
      const consumption = await bus.consume('a', ['intake'], async () => {});
      await eventually('trouble', () => consumption.trouble !== null);
      expect(consumption.trouble?.message).toContain('not an event of this platform');
      expect(await consumption.lag()).toBe(1);
    });

    it('is silent while nothing happens', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 1));
      const timers = jest.spyOn(globalThis, 'setTimeout');
      const before = timers.mock.calls.length;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const set = timers.mock.calls.length - before;
      timers.mockRestore();
      expect(set).toBeLessThan(20);
    });
  });
});
