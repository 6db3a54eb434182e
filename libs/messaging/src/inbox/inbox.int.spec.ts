import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import fc from 'fast-check';
import { setOf } from '../intervals.js';
import type { BatchHandler, MessageBus } from '../port.js';
import { hurry } from '../loop.js';
import { inboxSchema } from '../schema.js';
import { eventsOf, eventually } from '../testing/events.js';
import { startInbox, TransientError, type React } from './index.js';

/** Hands batches to the consumer when the spec says so: a double of the bus. */
class HandBus implements MessageBus {
  private handle: BatchHandler = () => Promise.reject(new Error('nobody consumes'));

  async consume(_group: string, _sources: readonly string[], handle: BatchHandler) {
    this.handle = handle;
    return { lag: async () => 0, trouble: null, stop: async () => {} };
  }
  deliver(batch: readonly RecordedEvent[]): Promise<void> {
    return this.handle(batch);
  }
  publish(): Promise<void> {
    return Promise.reject(new Error('only for consumers'));
  }
  async close(): Promise<void> {}
}

describe('inbox', () => {
  let database: TestDatabase;
  let bus: HandBus;

  beforeEach(async () => {
    // No rests here: the specs wait for every batch.
    hurry(60_000);
    database = await testDatabase();
    await database.pool.query(inboxSchema(database.appRole));
    await database.pool.query(inboxSchema(database.appRole));
    bus = new HandBus();
  });
  afterEach(() => database.drop());

  const open = (react: React) =>
    startInbox({ bus, group: 'applications', sources: ['review', 'publish'], pool: database.appPool, react });

  /** Reacts into a list; `fails` may throw for an event. */
  const recording = (fails: (event: RecordedEvent) => void = () => {}) => {
    const reacted: string[] = [];
    const react: React = async (event) => {
      fails(event);
      reacted.push(`${event.source}/${event.sequence}`);
    };
    return { reacted, react };
  };

  const ofStream = (events: readonly string[], all: readonly RecordedEvent[], stream: string): string[] =>
    events.filter((at) => all.some((event) => `${event.source}/${event.sequence}` === at && event.stream === stream));

  it('counts events that no reaction wants as received, also beside others and behind a parked one', async () => {
    const { reacted, react } = recording((event) => {
      if (event.sequence === 3) throw new Error('poison');
    });
    const inbox = await startInbox({
      bus,
      group: 'applications',
      sources: ['review', 'publish'],
      pool: database.appPool,
      wants: (type) => type === 'wanted',
      react,
    });
    const events = eventsOf('review', 1, 12, 1).map((event) => ({
      ...event,
      type: event.sequence % 3 === 0 ? 'wanted' : 'unwanted',
    }));
    await bus.deliver(events.slice(0, 2));
    await bus.deliver(events.slice(2, 8));
    await bus.deliver(events.slice(6));
    expect(reacted).toEqual([]);
    expect((await inbox.parked()).map(({ event }) => event.sequence)).toEqual([3, 6, 9, 12]);
    expect(await inbox.contiguousUpTo('review')).toBe(12);
  });

  it('ends with the same receipts in whatever order and portions events come', async () => {
    const all = eventsOf('review', 1, 30);
    const portions = fc.array(fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 8 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(portions, fc.boolean(), async (places, wanted) => {
        await database.pool.query('TRUNCATE messaging.received');
        const { react } = recording();
        const inbox = await startInbox({
          bus,
          group: 'applications',
          sources: ['review', 'publish'],
          pool: database.appPool,
          wants: () => wanted,
          react,
        });
        for (const portion of places) await bus.deliver(portion.map((place) => all[place]!));
        const expected = setOf(places.flat().map((place) => place + 1));
        expect((await inbox.received()).get('review') ?? []).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('reacts to each event once, however often and in whatever batches it comes', async () => {
    const { reacted, react } = recording();
    const inbox = await open(react);
    const events = eventsOf('review', 1, 20);
    await bus.deliver(events.slice(0, 12));
    await bus.deliver(events.slice(5));
    await bus.deliver([...events, ...events]);
    expect([...reacted].sort()).toEqual(events.map((event) => `review/${event.sequence}`).sort());
    expect(await inbox.contiguousUpTo('review')).toBe(20);
    expect(await inbox.contiguousUpTo('publish')).toBe(0);
  });

  it('keeps the order of a key and lets keys go side by side', async () => {
    const events = eventsOf('review', 1, 60, 20);
    let atOnce = 0;
    let most = 0;
    const reacted: string[] = [];
    await open(async (event) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 2));
      atOnce -= 1;
      reacted.push(`review/${event.sequence}`);
    });
    await bus.deliver(events);
    expect(most).toBe(16);
    for (const stream of new Set(events.map((event) => event.stream))) {
      const expected = events.filter((event) => event.stream === stream).map((event) => `review/${event.sequence}`);
      expect(ofStream(reacted, events, stream)).toEqual(expected);
    }
  });

  it('lets the batch come again after a transient failure, without repeating what was done', async () => {
    let away = true;
    const { reacted, react } = recording((event) => {
      if (away && event.stream === 'thing-1') throw new TransientError('review is away');
    });
    const inbox = await open(react);
    const events = eventsOf('review', 1, 6);
    await expect(bus.deliver(events)).rejects.toThrow('review is away');
    expect(await inbox.parked()).toEqual([]);
    expect(reacted).toHaveLength(4);
    away = false;
    await bus.deliver(events);
    expect(reacted).toHaveLength(6);
    expect(ofStream(reacted, events, 'thing-1')).toEqual(['review/1', 'review/4']);
  });

  it('tries three times before it calls an event poison', async () => {
    let tries = 0;
    const { reacted, react } = recording(() => {
      tries += 1;
      if (tries < 3) throw new Error('a passing fault');
    });
    const inbox = await open(react);
    await bus.deliver(eventsOf('review', 1, 1));
    expect(reacted).toEqual(['review/1']);
    expect(await inbox.parked()).toEqual([]);
  });

  it('parks poison with its reason and everything later of its key behind it, while other keys go on', async () => {
    const { reacted, react } = recording((event) => {
      if (event.sequence === 4) throw new TypeError('cannot read the review');
    });
    const inbox = await open(react);
    await bus.deliver(eventsOf('review', 1, 6));
    await bus.deliver(eventsOf('review', 7, 6));
    const parked = await inbox.parked();
    expect(parked.map(({ key, event }) => [key, event.sequence])).toEqual([
      ['review/thing-1', 4],
      ['review/thing-1', 7],
      ['review/thing-1', 10],
    ]);
    expect(parked[0]!.reason).toContain('cannot read the review');
    expect([...reacted].sort()).toEqual([1, 2, 3, 5, 6, 8, 9, 11, 12].map((n) => `review/${n}`).sort());
    expect(await inbox.contiguousUpTo('review')).toBe(12);
  });

  it('does not confuse equal stream names of two sources', async () => {
    const { reacted, react } = recording((event) => {
      if (event.source === 'review') throw new Error('poison');
    });
    const inbox = await open(react);
    await bus.deliver([...eventsOf('review', 1, 1, 1), ...eventsOf('publish', 1, 2, 1)]);
    expect(reacted).toEqual(['publish/1', 'publish/2']);
    expect((await inbox.parked()).map(({ key }) => key)).toEqual(['review/thing-0']);
  });

  it('replays a key in order, keeps what fails again, and then lets the key flow', async () => {
    let broken = new Set([1, 3]);
    const { reacted, react } = recording((event) => {
      if (broken.has(event.sequence)) throw new Error(`broken ${event.sequence}`);
    });
    const inbox = await open(react);
    const events = eventsOf('review', 1, 5, 1);
    await bus.deliver(events);
    const key = (await inbox.parked())[0]!.key;
    broken = new Set([3]);
    expect(await inbox.replay(key)).toBe(2);
    expect((await inbox.parked()).map(({ event, reason }) => [event.sequence, reason])).toEqual([
      [3, 'Error: broken 3'],
      [4, 'waits behind an earlier event of its key'],
      [5, 'waits behind an earlier event of its key'],
    ]);
    broken = new Set();
    expect(await inbox.replay(key)).toBe(3);
    expect(await inbox.replay(key)).toBe(0);
    await bus.deliver(eventsOf('review', 6, 1, 1));
    expect(reacted).toEqual([1, 2, 3, 4, 5, 6].map((n) => `review/${n}`));
  });

  it('gives parked events back unchanged', async () => {
    const inbox = await open(() => Promise.reject(new Error('poison')));
    const [event] = eventsOf('review', 1, 1);
    await bus.deliver([event!]);
    expect((await inbox.parked())[0]!.event).toEqual(event);
  });

  it('strands no event that was about to wait behind a key when that key was replayed to its end', async () => {
    const events = eventsOf('review', 1, 4, 2);
    let broken = true;
    let goOn = (): void => {};
    let begun = false;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const reacted: number[] = [];
    const inbox = await open(async ({ sequence }) => {
      if (sequence === 1 && broken) throw new Error('broken');
      begun ||= sequence === 2;
      if (sequence === 2) await waiting;
      reacted.push(sequence);
    });
    await bus.deliver(events.slice(0, 1));
    broken = false;

    // 3 has found its key parked; 2, of another key, keeps the batch open while the key is replayed.
    const delivering = bus.deliver(events.slice(1)).catch((error: Error) => error);
    await eventually('2 is being dealt with', () => begun);
    expect(await inbox.replay('review/thing-1')).toBe(1);
    goOn();
    expect(await delivering).toBeInstanceOf(TransientError);
    expect(await inbox.parked()).toEqual([]);
    await bus.deliver(events.slice(1));
    expect(reacted).toEqual([1, 2, 4, 3]);
    expect(await inbox.contiguousUpTo('review')).toBe(4);
  });

  it('has received the same whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(eventsOf('publish', 1, 30)),
        fc.integer({ min: 1, max: 9 }),
        async (events, step) => {
          await database.pool.query('TRUNCATE messaging.received');
          const { reacted, react } = recording();
          const inbox = await open(react);
          for (let index = 0; index < events.length; index += step)
            await bus.deliver(events.slice(index, index + step));
          expect((await inbox.received()).get('publish') ?? []).toEqual(setOf(events.map((event) => event.sequence)));
          expect(reacted).toHaveLength(events.length);
        },
      ),
      { numRuns: 25 },
    );
  });
});
