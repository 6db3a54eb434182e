import { expect, it } from '@jest/globals';
import type { Subject } from '../contract.js';
import { newAppend, newEvents, newStream } from '../samples.js';

export const appending = (subject: Subject): void => {
  it('answers with the version of the stream and the sequence of the last event', async () => {
    const { store } = subject();
    const before = await store.head();
    const append = newAppend({ events: newEvents(3) });

    expect(await store.append(append)).toEqual({ kind: 'appended', version: 3, sequence: before.sequence + 3 });
    const more = { ...newAppend({ events: newEvents(2) }), stream: append.stream, expectedVersion: 3 };
    expect(await store.append(more)).toEqual({ kind: 'appended', version: 5, sequence: before.sequence + 5 });
  });

  it('keeps every byte of an event', async () => {
    const { store } = subject();
    const body = '{"text":"依申请公开 𠮷 \\u0000 \\" \' \\\\ {},NULL","empty":""}';
    const append = newAppend({ events: [{ ...newEvents(1)[0]!, body }] });
    await store.append(append);

    const [event] = await store.readStream(append.stream);
    expect(event).toMatchObject({ ...append.events[0], stream: append.stream, version: 1, source: store.source, body });
  });

  it.each([
    ['a stream that exists already', 2, 0],
    ['an older version', 2, 1],
    ['a version that is not reached yet', 2, 3],
    ['a stream that does not exist', 0, 1],
  ])('answers a decision on %s with the actual version and writes nothing', async (_, actual, expected) => {
    const { store } = subject();
    const stream = newStream();
    if (actual > 0) await store.append(newAppend({ stream, events: newEvents(actual) }));
    const head = await store.head();

    const late = newAppend({ stream, expectedVersion: expected });
    expect(await store.append(late)).toEqual({ kind: 'conflict', actualVersion: actual });
    expect(await store.head()).toEqual(head);
    expect(await store.readStream(stream)).toHaveLength(actual);
    // A conflict does not use the command id up: the same command is decided again on the newer state.
    expect(await store.append({ ...late, expectedVersion: actual })).toMatchObject({ kind: 'appended' });
  });

  it('keeps the outcome of an append without events and moves nothing', async () => {
    const { store } = subject();
    const { stream } = newAppend();
    await store.append(newAppend({ stream, events: newEvents(2) }));
    const head = await store.head();

    const refusal = newAppend({ stream, expectedVersion: 2, events: [] });
    expect(await store.append(refusal)).toEqual({ kind: 'appended', version: 2, sequence: head.sequence });
    expect(await store.head()).toEqual(head);
    expect(await store.append(refusal)).toMatchObject({ kind: 'repeated', version: 2, sequence: head.sequence });
  });

  it('checks the version of an append without events', async () => {
    const { store } = subject();
    const stream = newStream();
    await store.append(newAppend({ stream }));

    const refusal = newAppend({ stream, expectedVersion: 0, events: [] });
    expect(await store.append(refusal)).toEqual({ kind: 'conflict', actualVersion: 1 });
    expect(await store.append({ ...refusal, expectedVersion: 1 })).toMatchObject({ kind: 'appended', version: 1 });
  });

  it('keeps a refusal on a stream that does not exist, and lets the stream begin afterwards', async () => {
    const { store } = subject();
    const stream = newStream();
    expect(await store.append(newAppend({ stream, events: [] }))).toMatchObject({ kind: 'appended', version: 0 });
    expect(await store.append(newAppend({ stream }))).toMatchObject({ kind: 'appended', version: 1 });
  });

  it('records the present instant, or the last one where the clock has gone back', async () => {
    const { store } = subject();
    const start = ((await store.head()).recordedAt ?? new Date()).getTime();
    const recordedAt = async (now: number) => {
      const append = newAppend({ now: new Date(now) });
      await store.append(append);
      return (await store.readStream(append.stream))[0]!.recordedAt.getTime() - start;
    };

    expect(await recordedAt(start + 2_000)).toBe(2_000);
    expect(await recordedAt(start - 60_000)).toBe(2_000);
    expect(await recordedAt(start + 1_999)).toBe(2_000);
    expect(await recordedAt(start + 2_001)).toBe(2_001);
    expect((await store.head()).recordedAt!.getTime() - start).toBe(2_001);
  });
};
