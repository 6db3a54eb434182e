import { expect, it } from '@jest/globals';
import type { Subject } from '../contract.js';
import { newAppend, newCommand, newEvents, newStream } from '../samples.js';

export const repeating = (subject: Subject): void => {
  it('answers a retry of an acknowledged append with its first outcome and writes nothing', async () => {
    const { store } = subject();
    const append = newAppend({ events: newEvents(2), command: newCommand({ outcome: '{"first":true}' }) });
    const first = await store.append(append);
    await store.append(newAppend({ stream: append.stream, expectedVersion: 2 }));
    const head = await store.head();

    const retry = { ...append, command: { ...append.command, outcome: '{"second":true}' } };
    const repeated = {
      ...first,
      kind: 'repeated',
      digest: append.command.digest,
      outcome: '{"first":true}',
    };
    expect(await store.append(retry)).toEqual(repeated);
    expect(await store.append({ ...retry, expectedVersion: 3 })).toEqual(repeated);
    expect(await store.head()).toEqual(head);
  });

  it('tells the first answer of a command to whoever only asks, also of one that wrote nothing', async () => {
    const { store } = subject();
    const written = newAppend({ events: newEvents(2) });
    const refused = newAppend({ stream: written.stream, expectedVersion: 2, events: [] });
    for (const append of [written, refused]) {
      const { actor, id } = append.command;
      expect(await store.firstAnswer(actor, id)).toBeUndefined();
      await store.append(append);
      await store.append(newAppend());
      expect(await store.firstAnswer(actor, id)).toEqual(await store.append(append));
      expect(await store.firstAnswer(`${actor} junior`, id)).toBeUndefined();
    }
  });

  it('tells the digest of the first request to whoever sends another body under the same id', async () => {
    const { store } = subject();
    const command = newCommand({ digest: 'b'.repeat(64) });
    await store.append(newAppend({ command }));

    const other = newAppend({ command: { ...command, digest: 'c'.repeat(64) } });
    expect(await store.append(other)).toMatchObject({ kind: 'repeated', digest: command.digest });
    expect(await store.readStream(other.stream)).toEqual([]);
  });

  it('looks at the command before the version, so that a retry never sees a conflict', async () => {
    const { store } = subject();
    const append = newAppend();
    await store.append(append);
    expect(await store.append({ ...append, expectedVersion: 7 })).toMatchObject({ kind: 'repeated', version: 1 });
  });

  it('counts the same id of two actors as two commands', async () => {
    const { store } = subject();
    const command = newCommand({ actor: 'a' });
    await store.append(newAppend({ command }));
    expect(await store.append(newAppend({ command: { ...command, actor: 'b' } }))).toMatchObject({ kind: 'appended' });
  });

  it('does not confuse where an actor ends and an id begins', async () => {
    const { store } = subject();
    const { id } = newCommand();
    await store.append(newAppend({ command: newCommand({ actor: 'ab', id }) }));
    const shifted = newAppend({ command: newCommand({ actor: 'a', id: `b${id}` }) });
    expect(await store.append(shifted)).toMatchObject({ kind: 'appended' });
  });

  it('carries out one of many simultaneous sendings, on the same stream or on several', async () => {
    const { store, reopen } = subject();
    const second = await reopen();
    const command = newCommand();
    const stream = newStream();
    const streams = [stream, stream, newStream(), newStream(), stream, newStream()];
    const answers = await Promise.all(
      streams.map((each, index) => (index % 2 ? second : store).append(newAppend({ stream: each, command }))),
    );

    expect(answers.map((answer) => answer.kind).sort()).toEqual(['appended', ...Array(5).fill('repeated')]);
    expect(new Set(answers.map((answer) => 'sequence' in answer && answer.sequence)).size).toBe(1);
    const written = await Promise.all([...new Set(streams)].map((each) => store.readStream(each)));
    expect(written.flat()).toHaveLength(1);
  });
};
