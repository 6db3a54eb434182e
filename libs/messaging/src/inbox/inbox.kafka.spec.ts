import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { createKafkaBus, createTopics } from '../kafka/index.js';
import type { MessageBus } from '../port.js';
import { inboxSchema } from '../schema.js';
import { describeOnKafka, eventsOf, eventually, scribble } from '../testing/index.js';
import { startInbox, type Inbox, type React } from './index.js';

describeOnKafka('two members of an inbox on Kafka', (brokers) => {
  let database: TestDatabase;
  let prefix: string;
  let buses: MessageBus[];

  beforeEach(async () => {
    database = await testDatabase();
    await database.pool.query(inboxSchema(database.appRole));
    prefix = `inbox-${randomBytes(6).toString('hex')}`;
    buses = [];
    await createTopics({ connection: { brokers }, sources: ['intake'], partitions: 4, prefix });
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await database.drop();
  });

  const connect = async (): Promise<MessageBus> => {
    const bus = await createKafkaBus({ connection: { brokers }, clientId: 'spec', prefix });
    buses.push(bus);
    return bus;
  };
  const member = async (react: React): Promise<Inbox> =>
    startInbox({ bus: await connect(), group: 'review', sources: ['intake'], pool: database.appPool, react });

  it('react to every event once, each stream in order, and park the poison of one stream only', async () => {
    const reacted: { member: number; stream: string; sequence: number }[] = [];
    const react =
      (who: number): React =>
      async ({ stream, sequence }) => {
        if (stream === 'thing-3' && sequence > 100) throw new TypeError('cannot read it');
        reacted.push({ member: who, stream, sequence });
      };
    const inboxes = [await member(react(1)), await member(react(2))];
    const publisher = await connect();
    const all = eventsOf('intake', 1, 15_000, 12);
    let published = 0;
    await eventually(
      'both took part',
      async () => {
        // Each batch repeats the end of the one before.
        await publisher.publish('intake', all.slice(Math.max(0, published - 4), published + 15));
        published += 15;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return published >= 300 && new Set(reacted.map((one) => one.member)).size === 2;
      },
      30_000,
    );
    const events = all.slice(0, published);
    await eventually('nothing is left', async () => (await inboxes[0]!.lag()) === 0, 30_000);

    const poison = events.filter(({ stream, sequence }) => stream === 'thing-3' && sequence > 100);
    const good = events.filter((event) => !poison.includes(event));
    expect(reacted.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(good.map(({ sequence }) => sequence));
    for (const stream of new Set(reacted.map((one) => one.stream))) {
      const sequences = reacted.filter((one) => one.stream === stream).map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    }
    expect((await inboxes[1]!.parked()).map(({ event }) => event)).toEqual(poison);
    expect(await inboxes[1]!.contiguousUpTo('intake')).toBe(published);
  });

  it('let other keys go on within 5 s of a poisoned one, and restore it in order once it is mended and replayed', async () => {
    let mended = false;
    const reacted: { stream: string; sequence: number }[] = [];
    const react: React = async ({ stream, sequence }) => {
      if (stream === 'thing-3' && !mended) throw new TypeError('cannot read it');
      reacted.push({ stream, sequence });
    };
    const inboxes = [await member(react), await member(react)];
    const publisher = await connect();
    const all = eventsOf('intake', 1, 480, 12);
    const others = (upTo: number) => all.slice(0, upTo).filter(({ stream }) => stream !== 'thing-3');
    await publisher.publish('intake', all.slice(0, 120));
    await eventually('the poison is parked', async () => (await inboxes[0]!.parked()).length === 10, 30_000);
    for (const upTo of [240, 360]) {
      await publisher.publish('intake', all.slice(upTo - 120, upTo));
      await eventually('other keys went on', () => reacted.length === others(upTo).length, 5_000);
    }
    await eventually('the later ones wait behind it', async () => (await inboxes[1]!.parked()).length === 30, 30_000);
    expect(new Set(reacted.map(({ stream }) => stream))).toEqual(new Set(others(12).map(({ stream }) => stream)));

    mended = true;
    expect(await inboxes[0]!.replay('intake/thing-3')).toBe(30);
    await publisher.publish('intake', all.slice(360));
    await eventually('nothing is left', async () => (await inboxes[0]!.lag()) === 0, 30_000);
    expect(await inboxes[0]!.parked()).toEqual([]);
    expect(await inboxes[0]!.contiguousUpTo('intake')).toBe(480);
    const sequencesOf = (events: readonly { stream: string; sequence: number }[], stream: string) =>
      events.filter((event) => event.stream === stream).map(({ sequence }) => sequence);
    expect(reacted).toHaveLength(all.length);
    for (const stream of new Set(all.map((event) => event.stream))) {
      expect([stream, sequencesOf(reacted, stream)]).toEqual([stream, sequencesOf(all, stream)]);
    }
  });

  it('park a message that is no event under its key, and pass over it once no event is missing', async () => {
    const reacted: { stream: string; sequence: number }[] = [];
    const react: React = async ({ stream, sequence }) => void reacted.push({ stream, sequence });
    const inbox = await member(react);
    const publisher = await connect();
    const damaged = (key: string) => scribble(brokers, `${prefix}.intake.events`, [{ key, value: '{"half":' }]);
    const all = eventsOf('intake', 1, 60, 12);
    const published = (upTo: number) => all.filter(({ sequence }) => sequence <= upTo);
    await publisher.publish('intake', published(12));

    // In the place of event 15, which is one of thing-3.
    await damaged('thing-3');
    await eventually('it is parked', async () => (await inbox.strange()).length === 1, 30_000);
    await publisher.publish(
      'intake',
      all.slice(12, 36).filter(({ sequence }) => sequence !== 15),
    );
    await eventually('other keys went on', () => reacted.length === 12 + 22, 30_000);
    expect(inbox.trouble).toBeNull();
    expect(await inbox.strange()).toMatchObject([{ key: 'intake/thing-3', source: 'intake' }]);
    const sequences = async () => (await inbox.parked()).map(({ event }) => event.sequence);
    await eventually('the later one waits', async () => String(await sequences()) === '27', 30_000);
    await eventually('nothing is left on the bus', async () => (await inbox.lag()) === 0, 30_000);
    expect(await inbox.replay('intake/thing-3')).toBe(0);
    expect((await inbox.strange()).map(({ reason }) => reason)).toEqual([
      'event 15 of intake has not come: publish its log again',
    ]);

    await publisher.publish('intake', published(36));
    await eventually('it has come', async () => (await inbox.contiguousUpTo('intake')) === 36, 30_000);
    await eventually('nothing is left', async () => (await inbox.lag()) === 0, 30_000);
    expect(await inbox.replay('intake/thing-3')).toBe(3);
    expect([await inbox.strange(), await inbox.parked()]).toEqual([[], []]);
    expect(reacted.filter(({ stream }) => stream === 'thing-3').map(({ sequence }) => sequence)).toEqual([3, 15, 27]);

    // In nobody's place.
    await damaged('thing-4');
    await eventually('it is parked', async () => (await inbox.strange()).length === 1, 30_000);
    expect(await inbox.replay('intake/thing-4')).toBe(0);
    await publisher.publish('intake', all.slice(36));
    await eventually('all others have come', () => reacted.length === 60 - 2, 30_000);
    await eventually('nothing is left', async () => (await inbox.lag()) === 0, 30_000);
    expect(await inbox.replay('intake/thing-4')).toBe(3);
    for (const stream of new Set(all.map((event) => event.stream))) {
      expect(reacted.filter((one) => one.stream === stream).map(({ sequence }) => sequence)).toEqual(
        all.filter((event) => event.stream === stream).map(({ sequence }) => sequence),
      );
    }
  });
});
