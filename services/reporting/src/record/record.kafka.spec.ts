import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { inboxSchema, type Consumption, type MessageBus } from '@mingjian/messaging';
import { createKafkaBus, createTopics } from '@mingjian/messaging/kafka';
import { describeOnKafka, eventually, scribble } from '@mingjian/messaging/testing';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { record as recorded, type Fact } from '../testing/recorded.js';
import { createRecord, type EventRecord } from './record.js';
import { recordSchema } from './schema.js';
import { startRecord } from './start-record.js';

const facts = (type: string, count: number, streams: number): readonly Fact[] =>
  Array.from({ length: count }, (_, index) => ({
    stream: `stream-${index % streams}`,
    type,
    on: '2030-01-05',
    data: { organ: 'harbour' },
  }));

/** A short page may end before the log does; an empty one does not. */
const wholeLog = async (record: EventRecord, source: string): Promise<readonly RecordedEvent[]> => {
  const seen: RecordedEvent[] = [];
  for (let page = await record.log(source).read(0, 1_000); page.length > 0;) {
    seen.push(...page);
    page = await record.log(source).read(seen.length, 1_000);
  }
  return seen;
};

describeOnKafka('the record on Kafka', (brokers) => {
  let database: TestDatabase;
  let prefix: string;
  let buses: MessageBus[];
  let members: Consumption[];

  const connect = async (): Promise<MessageBus> => {
    const bus = await createKafkaBus({ connection: { brokers }, clientId: 'spec', prefix });
    buses.push(bus);
    return bus;
  };
  const member = async (): Promise<Consumption> => {
    const bus = await connect();
    const { consumption } = await startRecord({ bus, pool: database.appPool, sources: ['intake', 'review'] });
    members.push(consumption);
    return consumption;
  };
  /** How many events there are of each source, before a gap and beyond. */
  const kept = async (): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await database.appPool.query<{ source: string; events: number }>(
      'SELECT source, count(*)::int AS events FROM record.events GROUP BY source',
    );
    return Object.fromEntries(rows.map(({ source, events }) => [source, events]));
  };

  beforeEach(async () => {
    database = await testDatabase();
    await database.pool.query(inboxSchema(database.appRole));
    await database.pool.query(recordSchema(database.appRole));
    prefix = `record-${randomBytes(6).toString('hex')}`;
    buses = [];
    members = [];
    await createTopics({ connection: { brokers }, sources: ['intake', 'review'], partitions: 4, prefix });
  });
  afterEach(async () => {
    await Promise.all(members.map((consumption) => consumption.stop()));
    await Promise.all(buses.map((bus) => bus.close()));
    await database.drop();
  });

  it('shows two members, four partitions and a publisher that repeats itself as one gap-free log', async () => {
    const publisher = await connect();
    const first = await member();
    await member();
    const record = createRecord(database.appPool);
    const intake = recorded(facts('TallyRecorded', 400, 13));
    const review = recorded(facts('OpinionGiven', 400, 7));

    // Whoever reads while events arrive sees the log from its start without a hole, and never less than before.
    const read: number[] = [];
    const look = async (): Promise<void> => {
      const seen = await wholeLog(record, 'intake');
      expect(seen).toEqual(intake.slice(0, seen.length));
      read.push(seen.length);
    };
    for (let at = 0; at < 400; at += 20) {
      await publisher.publish('intake', intake.slice(Math.max(0, at - 5), at + 20));
      await publisher.publish('review', review.slice(Math.max(0, at - 5), at + 20));
      await look();
    }
    await eventually('nothing is left', () => look().then(async () => (await first.lag()) === 0), 30_000);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    expect(await wholeLog(record, 'intake')).toEqual(intake);
    expect(await wholeLog(record, 'review')).toEqual(review);
    expect(await kept()).toEqual({ intake: 400, review: 400 });
  });

  it('holds back what came before its predecessor on another partition', async () => {
    const bus = await connect();
    const record = createRecord(database.appPool);
    const events = recorded(facts('TallyRecorded', 60, 6));
    const consumption = await member();
    // The streams come one after the other, as from partitions that are read at different speeds.
    for (const stream of new Set(events.slice(1).map((event) => event.stream))) {
      await bus.publish(
        'intake',
        events.filter((event) => event.stream === stream && event.sequence > 1),
      );
    }
    await eventually('all but the first have come', async () => (await consumption.lag()) === 0, 30_000);
    expect(await kept()).toEqual({ intake: 59 });
    expect(await record.log('intake').head()).toEqual({ sequence: 0, recordedAt: null });
    expect(await record.log('intake').read(0, 100)).toEqual([]);
    await bus.publish('intake', events.slice(0, 1));
    await eventually('the first has come', async () => (await record.log('intake').head()).sequence === 60);
    expect(await record.log('intake').read(0, 100)).toEqual(events);
  });

  it('goes on behind a message that is no event, says so, and passes over it once nothing is missing', async () => {
    const bus = await connect();
    const started = await startRecord({ bus, pool: database.appPool, sources: ['intake', 'review'] });
    members.push(started.consumption);
    const events = recorded(facts('TallyRecorded', 40, 4));
    await bus.publish('intake', events.slice(0, 10));
    await scribble(brokers, `${prefix}.intake.events`, [{ key: 'stream-2', value: 'hello' }]);
    await bus.publish('intake', [...events.slice(10, 20), ...events.slice(21, 30)]);
    await eventually('all the others have come', async () => (await kept())['intake'] === 29, 30_000);
    await eventually('nothing is left', async () => (await started.consumption.lag()) === 0, 30_000);
    const [stranger] = await started.parked();
    expect(stranger).toMatchObject({ key: 'intake/stream-2' });
    expect(await started.replay(stranger!.key)).toBe(0);
    expect((await started.parked())[0]!.reason).toBe('event 21 of intake has not come: publish its log again');
    await bus.publish('intake', events);
    await eventually('it has come', async () => (await started.record.log('intake').head()).sequence === 40, 30_000);
    await eventually('nothing is left', async () => (await started.consumption.lag()) === 0, 30_000);
    expect(await started.replay(stranger!.key)).toBe(1);
    expect(await started.parked()).toEqual([]);
    expect(await wholeLog(started.record, 'intake')).toEqual(events);
  });
});
