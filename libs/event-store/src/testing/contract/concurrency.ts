import { expect, it } from '@jest/globals';
import type { EventStore, RecordedEvent } from '../../port.js';
import type { EventStoreHarness, Subject } from '../contract.js';
import { appendOnTop, newAppend, newEvents, newStream, readFrom } from '../samples.js';

const WRITERS = 16;
const ROUNDS = 12;

export const concurrency = (subject: Subject, harness: EventStoreHarness): void => {
  it('numbers the events of sixteen writers densely and shows a reader every one of them in order', async () => {
    const { store, reopen } = subject();
    const second = await reopen();
    const { sequence } = await store.head();
    const follower = follow(store, sequence);

    const streams = Array.from({ length: WRITERS }, newStream);
    const shared = newStream();
    await Promise.all(
      streams.map(async (stream, writer) => {
        const own = writer % 2 ? second : store;
        for (let round = 0; round < ROUNDS; round += 1) {
          await own.append(newAppend({ stream, expectedVersion: round * 2, events: newEvents(2) }));
          if (round % 4 === 0) await appendOnTop(own, newAppend({ stream: shared }));
        }
      }),
    );

    const total = WRITERS * (ROUNDS * 2 + ROUNDS / 4);
    const events = await readFrom(store, sequence);
    expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: total }, (_, i) => sequence + i + 1));
    expect(await follower.until(sequence + total)).toEqual(events);
    for (const stream of [...streams, shared]) {
      const versions = events.filter((event) => event.stream === stream).map((event) => event.version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
    const instants = events.map((event) => event.recordedAt.getTime());
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  }, 180_000);

  it('lets exactly one of many decisions on the same version through', async () => {
    const { store, reopen } = subject();
    const second = await reopen();
    const stream = newStream();
    for (let version = 0; version < 5; version += 1) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? second : store).append(newAppend({ stream, expectedVersion: version })),
        ),
      );
      const kinds = answers.map((answer) => answer.kind).sort();
      expect(kinds).toEqual(['appended', ...Array(7).fill('conflict')]);
    }
    expect(await store.readStream(stream)).toHaveLength(5);
  }, 180_000);

  it('finishes what was handed in before it closes, and takes nothing afterwards', async () => {
    const { store, reopen, close } = await harness.open();
    const reopened = await reopen();
    const appends = Array.from({ length: 50 }, () => newAppend());
    const answers = Promise.all(appends.map((append) => store.append(append)));
    await store.close();
    expect((await answers).every((answer) => answer.kind === 'appended')).toBe(true);
    await expect(store.append(newAppend())).rejects.toThrow('event store unavailable');
    expect((await reopened.head()).sequence).toBe(50);
    await close();
  }, 180_000);
};

/** Reads on from a sequence whenever woken, and from time to time by itself, as a projection does. */
const follow = (store: EventStore, after: number) => {
  const seen: RecordedEvent[] = [];
  let reading = Promise.resolve();
  const look = () => {
    reading = reading.then(async () => {
      seen.push(...(await store.read(seen.at(-1)?.sequence ?? after, 7)));
    });
  };
  const stop = store.onAppend(look);
  return {
    async until(sequence: number): Promise<readonly RecordedEvent[]> {
      for (let turn = 0; turn < 1_000 && (seen.at(-1)?.sequence ?? after) < sequence; turn += 1) {
        look();
        await reading;
      }
      stop();
      return seen;
    },
  };
};
