import { expect, it } from '@jest/globals';
import type { Append } from '../../port.js';
import type { Subject } from '../contract.js';
import { newAppend, newCommand, newEvent, newEvents } from '../samples.js';

const MIB = 1024 * 1024;

const unstorable: readonly [string, Partial<Append>][] = [
  ['U+0000 in a body', { events: [newEvent('{"text":"\0"}')] }],
  ['U+0000 in the second event only', { events: [newEvent(), newEvent('\0')] }],
  ['a body of more than 1 MiB', { events: [newEvent('x'.repeat(MIB + 1))] }],
  ['a body of more than 1 MiB in UTF-8 though not in characters', { events: [newEvent('开'.repeat(MIB / 2))] }],
  ['a lone surrogate, which UTF-8 cannot write', { events: [newEvent('\ud800')] }],
  ['a body of two lines', { events: [newEvent('{\n}')] }],
  ['an empty body', { events: [newEvent('')] }],
  ['an outcome of two lines', { command: newCommand({ outcome: '{\n}' }) }],
  ['U+0000 in an outcome', { command: newCommand({ outcome: '\0' }) }],
  ['U+0000 in a command id', { command: newCommand({ id: 'a\0b' }) }],
  ['an event id that is not a UUID', { events: [{ ...newEvent(), id: 'one' }] }],
  ['a stream of more than 200 characters', { stream: 'x'.repeat(201) }],
  ['an instant that is none', { now: new Date(Number.NaN) }],
  ['a version that is no count', { expectedVersion: -1 }],
];

export const limits = (subject: Subject): void => {
  it.each(unstorable)('refuses %s with a RangeError and writes nothing', async (_, fault) => {
    const { store } = subject();
    const head = await store.head();
    await expect(store.append(newAppend(fault))).rejects.toThrow(RangeError);
    expect(await store.head()).toEqual(head);
  });

  it('lets no other caller suffer from one that cannot be stored', async () => {
    const { store } = subject();
    const { sequence } = await store.head();
    const good = Array.from({ length: 20 }, () => newAppend());
    const bad = unstorable.map(([, fault]) => newAppend(fault));

    const settled = await Promise.allSettled(
      good.flatMap((append, index) => [append, ...bad.slice(index, index + 1)]).map((append) => store.append(append)),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(bad.length);
    expect((await store.head()).sequence).toBe(sequence + good.length);
  });

  it('keeps a body of exactly 1 MiB', async () => {
    const { store } = subject();
    const append = newAppend({ events: [newEvent('x'.repeat(MIB))] });
    await store.append(append);
    expect((await store.readStream(append.stream))[0]!.body).toHaveLength(MIB);
  });

  it('writes a thousand events of one command together', async () => {
    const { store } = subject();
    const append = newAppend({ events: newEvents(1_000) });
    expect(await store.append(append)).toMatchObject({ kind: 'appended', version: 1_000 });
    const ids = (await store.readStream(append.stream)).map((event) => event.id);
    expect(ids).toEqual(append.events.map((event) => event.id));
  }, 180_000);
};
