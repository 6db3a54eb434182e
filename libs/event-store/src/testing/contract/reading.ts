import { expect, it } from '@jest/globals';
import type { EventStoreHarness, Subject } from '../contract.js';
import { newAppend, newEvents, newStream, readFrom } from '../samples.js';

export const reading = (subject: Subject, harness: EventStoreHarness): void => {
  it('has an empty log before the first append', async () => {
    const { store, close } = await harness.open();
    expect(await store.head()).toEqual({ sequence: 0, recordedAt: null });
    expect(await store.read(0, 10)).toEqual([]);
    expect(await store.sequenceAt(new Date())).toBe(0);
    await store.append(newAppend({ events: [] }));
    expect(await store.head()).toEqual({ sequence: 0, recordedAt: null });
    await close();
  });

  it('reads a stream oldest first, from after a version', async () => {
    const { store } = subject();
    const { stream, ...append } = newAppend({ events: newEvents(5) });
    await store.append({ ...append, stream });

    const versions = async (after?: number) => (await store.readStream(stream, after)).map((event) => event.version);
    expect(await versions()).toEqual([1, 2, 3, 4, 5]);
    expect(await versions(3)).toEqual([4, 5]);
    expect(await versions(5)).toEqual([]);
    expect((await store.readStream(stream)).map((event) => event.id)).toEqual(append.events.map((event) => event.id));
    expect(await store.readStream(newStream())).toEqual([]);
  });

  it('reads the log in pages, each event once and in order', async () => {
    const { store } = subject();
    const { sequence } = await store.head();
    const appends = [2, 3, 1, 4].map((count) => newAppend({ events: newEvents(count) }));
    for (const append of appends) await store.append(append);

    const ids = appends.flatMap((append) => append.events.map((event) => event.id));
    for (const size of [1, 3, 10, 100]) {
      const events = await readFrom(store, sequence, size);
      expect(events.map((event) => event.id)).toEqual(ids);
      expect(events.map((event) => event.sequence)).toEqual(ids.map((_, index) => sequence + index + 1));
    }
    expect(await store.read(sequence, 4)).toHaveLength(4);
  });

  it('gives the events of a stream the order of the log', async () => {
    const { store } = subject();
    const { sequence } = await store.head();
    const [a, b] = [newStream(), newStream()];
    for (const [stream, expectedVersion] of [
      [a, 0],
      [b, 0],
      [a, 2],
      [b, 2],
      [a, 4],
    ] as const) {
      await store.append(newAppend({ stream, expectedVersion, events: newEvents(2) }));
    }

    for (const stream of [a, b]) {
      const inLog = (await readFrom(store, sequence)).filter((event) => event.stream === stream);
      expect(inLog).toEqual(await store.readStream(stream));
      expect(inLog.map((event) => event.version)).toEqual(inLog.map((_, index) => index + 1));
    }
  });

  it('resolves a moment to the last event recorded at or before it', async () => {
    const { store, close } = await harness.open();
    const start = Date.parse('2026-01-05T04:00:00.000Z');
    for (const [after, count] of [
      [0, 1],
      [1_000, 3],
      [1_000, 1],
      [5_000, 2],
    ] as const) {
      await store.append(newAppend({ now: new Date(start + after), events: newEvents(count) }));
    }

    const resolved = [-1, 0, 1, 999, 1_000, 4_999, 5_000, 1e9].map((after) =>
      store.sequenceAt(new Date(start + after)),
    );
    expect(await Promise.all(resolved)).toEqual([0, 1, 1, 1, 5, 5, 7, 7]);
    await close();
  });

  it('shows what was acknowledged to a store that is opened afterwards', async () => {
    const { store, reopen } = subject();
    const append = newAppend({ events: newEvents(2) });
    await store.append(append);

    const reopened = await reopen();
    expect(await reopened.head()).toEqual(await store.head());
    expect(await reopened.readStream(append.stream)).toEqual(await store.readStream(append.stream));
    expect(await reopened.append(append)).toMatchObject({ kind: 'repeated' });
  });

  it('wakes whoever waits, in this store and in others, until they stop', async () => {
    const { store, reopen } = subject();
    const reopened = await reopen();
    const woken = { here: 0, there: 0, stopped: 0 };
    const stops = [store.onAppend(() => (woken.here += 1)), reopened.onAppend(() => (woken.there += 1))];
    store.onAppend(() => (woken.stopped += 1))();

    const heard = new Promise<void>((resolve) => {
      stops.push(reopened.onAppend(() => woken.here > 0 && resolve()));
    });
    const begun = performance.now();
    await store.append(newAppend());
    await heard;
    expect(performance.now() - begun).toBeLessThan(1_000);
    for (const stop of stops) stop();
    const before = { ...woken };
    await store.append(newAppend());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(woken).toEqual(before);
    expect(woken.stopped).toBe(0);
  });
};
