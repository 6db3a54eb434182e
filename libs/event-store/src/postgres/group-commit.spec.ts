import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Append, Appended } from '../port.js';
import { newAppend, newCommand, newEvent, newStream } from '../testing/index.js';
import { GroupCommit } from './group-commit.js';

/** A group commit whose batches the spec sees and ends. */
const rehearse = (writers: number) => {
  const batches: { readonly appends: readonly Append[]; commit(): void; fail(error: unknown): void }[] = [];
  const commits = new GroupCommit(
    (appends) =>
      new Promise((resolve, reject) => {
        batches.push({ appends, commit: () => resolve(appends.map(answerOf)), fail: reject });
      }),
    { writers, isOutage: (error) => error === 'outage' },
  );
  return { batches, commits, send: (append = newAppend()) => commits.append(append) };
};

const answerOf = (append: Append): Appended => ({ kind: 'appended', version: append.expectedVersion + 1, sequence: 1 });
/** Long enough for callers to go on and for the next batch to leave. */
const turn = async () => {
  for (let index = 0; index < 3; index += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('group commit', () => {
  it('gathers what is handed in at the same time, and what comes while the writer is busy', async () => {
    const { batches, send } = rehearse(1);
    const first = [send(), send(), send()];
    await turn();
    const second = [send(), send()];
    await turn();
    expect(batches.map((batch) => batch.appends.length)).toEqual([3]);

    batches[0]!.commit();
    await Promise.all(first);
    await turn();
    expect(batches.map((batch) => batch.appends.length)).toEqual([3, 2]);
    batches[1]!.commit();
    await Promise.all(second);
  });

  it('gives each caller its own answer', async () => {
    const { batches, send } = rehearse(1);
    const answers = [4, 0, 9].map((expectedVersion) => send(newAppend({ expectedVersion })));
    await turn();
    batches[0]!.commit();
    expect((await Promise.all(answers)).map((answer) => 'version' in answer && answer.version)).toEqual([5, 1, 10]);
  });

  it('keeps one append of a stream and of a command under way, over all writers, and the others in order', async () => {
    const { batches, send } = rehearse(2);
    const stream = newStream();
    const command = newCommand();
    const appends = [
      newAppend({ stream, expectedVersion: 0 }),
      newAppend({ stream, expectedVersion: 1 }),
      newAppend({ command }),
      newAppend({ command }),
      newAppend({ stream, expectedVersion: 2 }),
    ];
    const answers = appends.map(send);
    await turn();
    expect(batches.map((batch) => batch.appends)).toEqual([[appends[0], appends[2]]]);
    batches[0]!.commit();
    await turn();
    expect(batches[1]!.appends).toEqual([appends[1], appends[3]]);
    batches[1]!.commit();
    await turn();
    expect(batches[2]!.appends).toEqual([appends[4]]);
    batches[2]!.commit();
    await Promise.all(answers);
  });

  it('uses a second writer for what comes while the first is busy', async () => {
    const { batches, send } = rehearse(2);
    const first = send();
    await turn();
    const second = send();
    await turn();
    const third = send();
    await turn();
    expect(batches.map((batch) => batch.appends.length)).toEqual([1, 1]);
    batches[1]!.commit();
    await second;
    await turn();
    batches[2]!.commit();
    await third;
    batches[0]!.commit();
    await first;
  });

  it('does not let a batch grow beyond 4 million characters or 128 appends', async () => {
    const large = rehearse(1);
    const events = [newEvent('x'.repeat(1024 * 1024))];
    for (let index = 0; index < 5; index += 1) void large.send(newAppend({ events }));
    await turn();
    expect(large.batches[0]!.appends).toHaveLength(3);

    const many = rehearse(1);
    for (let index = 0; index < 200; index += 1) void many.send();
    await turn();
    expect(many.batches[0]!.appends).toHaveLength(128);
  });

  it('sends the members of a failed batch alone, so that only the guilty one is told', async () => {
    const { batches, send } = rehearse(1);
    const answers = Promise.allSettled([send(), send(), send()]);
    await turn();
    batches[0]!.fail('poison');
    for (const index of [1, 2, 3]) {
      await turn();
      if (index === 2) batches[index]!.fail('poison');
      else batches[index]!.commit();
    }
    const settled = await answers;
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[1]).toMatchObject({ reason: 'poison' });
  });

  it('tells everybody at once of an outage, and goes on afterwards', async () => {
    const { batches, send } = rehearse(1);
    const answers = Promise.allSettled([send(), send()]);
    await turn();
    batches[0]!.fail('outage');
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toHaveLength(1);

    const next = send();
    await turn();
    batches[1]!.commit();
    expect(await next).toMatchObject({ kind: 'appended' });
  });

  it('is settled when everything handed in has its answer', async () => {
    const { batches, commits, send } = rehearse(1);
    await commits.settled();
    const id = randomUUID();
    void send(newAppend({ command: newCommand({ id }) }));
    let settled = false;
    const waiting = commits.settled().then(() => (settled = true));
    await turn();
    expect(settled).toBe(false);
    batches[0]!.commit();
    await waiting;
    expect(settled).toBe(true);
  });
});
