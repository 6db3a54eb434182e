import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '../port.js';
import { eventsOf, eventually } from './events.js';

/** An empty bus as several processes see it. */
export interface BusUnderTest {
  /** A client of its own, as another process would have. */
  connect(): Promise<MessageBus>;
  /** Closes every client and removes what the bus kept. */
  close(): Promise<void>;
}

/** What every adapter of the bus must do; an adapter's spec calls it with how to open an empty bus. */
export const busContract = (name: string, open: () => Promise<BusUnderTest>): void => {
  describe(`${name} as a message bus`, () => {
    let underTest: BusUnderTest;
    let bus: MessageBus;

    beforeEach(async () => {
      underTest = await open();
      bus = await underTest.connect();
    });
    afterEach(() => underTest.close());

    /** Consumes into a list and keeps note of how many handlers ran at once. */
    const collect = async (client: MessageBus, group: string, sources: readonly string[] = ['intake']) => {
      const taken: RecordedEvent[] = [];
      const consumption = await client.consume(group, sources, async (batch) => {
        taken.push(...batch);
      });
      return {
        taken,
        consumption,
        until: (count: number) => eventually(`${group} took ${count}`, () => distinct(taken).length >= count),
      };
    };

    it('delivers every published event unchanged', async () => {
      const published = eventsOf('intake', 1, 20);
      await bus.publish('intake', published);
      const { taken, until } = await collect(bus, 'a');
      await until(20);
      expect(distinct(taken).sort(bySequence)).toEqual(published);
    });

    it('keeps the order of each stream', async () => {
      const { taken, until } = await collect(bus, 'a');
      for (let first = 1; first <= 200; first += 20) await bus.publish('intake', eventsOf('intake', first, 20));
      await until(200);
      for (const stream of new Set(taken.map((event) => event.stream))) {
        const sequences = distinct(taken.filter((event) => event.stream === stream)).map((event) => event.sequence);
        expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      }
    });

    it('takes a publisher that repeats itself, as after a lost acknowledgement', async () => {
      const events = eventsOf('intake', 1, 10);
      await bus.publish('intake', events.slice(0, 6));
      await bus.publish('intake', events.slice(3));
      const { taken, until } = await collect(bus, 'a');
      await until(10);
      expect(distinct(taken).sort(bySequence)).toEqual(events);
    });

    it('delivers again what a handler rejected, and nothing after it before', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 5, 1));
      const attempts: number[][] = [];
      const consumption = await bus.consume('a', ['intake'], async (batch) => {
        attempts.push(batch.map((event) => event.sequence));
        if (attempts.length < 3) throw new Error('not yet');
      });
      await eventually('the handler was called', () => attempts.length >= 1);
      await eventually('its failure is seen', () => consumption.trouble?.message === 'not yet');
      await eventually('everything was taken', async () => (await consumption.lag()) === 0);
      expect(attempts.slice(0, 3).every((attempt) => attempt[0] === 1)).toBe(true);
      await eventually('it is healthy again', () => consumption.trouble === null);
    });

    it('resumes a group where it stopped', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 5));
      const before = await collect(bus, 'a');
      await before.until(5);
      await before.consumption.stop();
      await bus.publish('intake', eventsOf('intake', 6, 5));
      const after = await collect(bus, 'a');
      await after.until(5);
      expect(
        distinct(after.taken)
          .map((event) => event.sequence)
          .sort((a, b) => a - b),
      ).toEqual([6, 7, 8, 9, 10]);
    });

    it('finishes the running batch before a stop is done, and does not give it again', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 5, 1));
      let begun = false;
      let finished = false;
      const consumption = await bus.consume('a', ['intake'], async () => {
        begun = true;
        await new Promise((resolve) => setTimeout(resolve, 100));
        finished = true;
      });
      await eventually('the batch has begun', () => begun);
      await consumption.stop();
      expect(finished).toBe(true);
      expect(await consumption.lag()).toBe(0);
    });

    it('serves groups independently, a new one from the beginning', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 10));
      const stuck = await bus.consume('stuck', ['intake'], () => Promise.reject(new Error('stuck')));
      const early = await collect(bus, 'early');
      await early.until(10);
      await bus.publish('intake', eventsOf('intake', 11, 10));
      const late = await collect(bus, 'late');
      await Promise.all([early.until(20), late.until(20)]);
      expect(await stuck.lag()).toBe(20);
    });

    it('gives a group only the sources it asked for', async () => {
      await bus.publish('intake', eventsOf('intake', 1, 3));
      await bus.publish('review', eventsOf('review', 1, 4));
      await bus.publish('publish', eventsOf('publish', 1, 5));
      const { taken, until, consumption } = await collect(bus, 'a', ['intake', 'publish']);
      await until(8);
      expect(new Set(taken.map((event) => event.source))).toEqual(new Set(['intake', 'publish']));
      await eventually('all is taken', async () => (await consumption.lag()) === 0);
    });

    it('counts what a group has not taken', async () => {
      let open = (): void => {};
      const gate = new Promise<void>((resolve) => (open = resolve));
      const consumption = await bus.consume('a', ['intake'], () => gate);
      expect(await consumption.lag()).toBe(0);
      await bus.publish('intake', eventsOf('intake', 1, 7));
      expect(await consumption.lag()).toBe(7);
      open();
      await eventually('all is taken', async () => (await consumption.lag()) === 0);
    });

    it('gives a stream to one member of a group at a time, in order, and lets another take over when it leaves', async () => {
      const other = await underTest.connect();
      const seen: RecordedEvent[] = [];
      const inHand = new Set<string>();
      const clashes: string[] = [];
      const handle = async (batch: readonly RecordedEvent[]): Promise<void> => {
        const streams = new Set(batch.map((event) => event.stream));
        clashes.push(...[...streams].filter((stream) => inHand.has(stream)));
        streams.forEach((stream) => inHand.add(stream));
        await new Promise((resolve) => setTimeout(resolve, 10));
        seen.push(...batch);
        streams.forEach((stream) => inHand.delete(stream));
      };
      await bus.consume('a', ['intake'], handle);
      await other.consume('a', ['intake'], handle);
      const publisher = await underTest.connect();
      for (let first = 1; first <= 100; first += 10)
        await publisher.publish('intake', eventsOf('intake', first, 10, 9));
      await eventually('the first hundred', () => distinct(seen).length === 100);
      await bus.close();
      await publisher.publish('intake', eventsOf('intake', 101, 50, 9));
      await eventually('the rest', () => distinct(seen).length === 150);
      expect(clashes).toEqual([]);
      for (const stream of new Set(seen.map((event) => event.stream))) {
        const sequences = distinct(seen.filter((event) => event.stream === stream)).map((event) => event.sequence);
        expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      }
    });

    it('wakes a waiting group at once, not at its next look', async () => {
      const delays: number[] = [];
      let published = 0;
      await bus.consume('a', ['intake'], async () => {
        delays.push(performance.now() - published);
      });
      for (let sequence = 1; sequence <= 25; sequence += 1) {
        published = performance.now();
        await bus.publish('intake', eventsOf('intake', sequence, 1));
        await eventually('it was handled', () => delays.length === sequence);
      }
      const median = delays.sort((a, b) => a - b)[12]!;
      // Who looked only every 250 ms would need 125 on average.
      expect(median).toBeLessThan(100);
    });
  });
};

const bySequence = (a: RecordedEvent, b: RecordedEvent): number => a.sequence - b.sequence;

/** Each event once, where it came first: at least once is all that a bus promises. */
const distinct = (events: readonly RecordedEvent[]): RecordedEvent[] => [
  ...new Map(events.map((event) => [`${event.source}/${event.sequence}`, event])).values(),
];
