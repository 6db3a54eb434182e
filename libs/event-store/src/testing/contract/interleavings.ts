import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Append, Appended, EventStore } from '../../port.js';
import type { EventStoreHarness, Subject } from '../contract.js';
import { Model } from '../model.js';
import { newAppend, newCommand, newEvents, readFrom } from '../samples.js';

/** What one caller does next. Streams and commands are few, so that callers meet. */
interface Step {
  readonly stream: number;
  readonly events: number;
  readonly command: number;
  /** `true`: decide on the version that the store shows; a number: on that version, right or wrong. */
  readonly on: true | number;
  readonly clockMs: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(2),
  events: fc.nat(3),
  command: fc.nat(30),
  on: fc.oneof({ weight: 4, arbitrary: fc.constant(true as const) }, { weight: 1, arbitrary: fc.nat(6) }),
  clockMs: fc.integer({ min: -5_000, max: 5_000 }),
});

interface Answered {
  readonly append: Append;
  readonly answer: Appended;
  /** Ticks of a common counter: when the append was sent and when it was answered. */
  readonly sent: number;
  readonly done: number;
}

export const interleavings = (subject: Subject, { interleavings: numRuns = 25 }: EventStoreHarness): void => {
  it('answers one append after the other as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { store } = subject();
        const world = newWorld();
        const model = new Model((await store.head()).sequence);
        for (const each of steps) {
          const append = await world.appendOf(store, each);
          expect(await store.append(append)).toEqual(model.append(append));
        }
      }),
      { numRuns },
    );
  }, 180_000);

  it('makes of simultaneous appends what the model makes of them in the order of the log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 6 }), async (callers) => {
        const { store, reopen } = subject();
        const second = await reopen();
        const { sequence } = await store.head();
        const world = newWorld();
        const answered: Answered[] = [];
        let tick = 0;
        await Promise.all(
          callers.map(async (steps, caller) => {
            for (const each of steps) {
              const append = await world.appendOf(store, each);
              const sent = (tick += 1);
              const answer = await (caller % 2 ? second : store).append(append);
              answered.push({ append, answer, sent, done: (tick += 1) });
            }
          }),
        );
        await checkAgainstModel(store, sequence, answered);
      }),
      { numRuns },
    );
  }, 180_000);
};

const newWorld = () => {
  const run = randomUUID();
  return {
    async appendOf(store: EventStore, { stream: which, events, command, on, clockMs }: Step): Promise<Append> {
      const stream = `world-${run}-${which}`;
      return newAppend({
        stream,
        events: newEvents(events),
        expectedVersion: on === true ? (await store.readStream(stream)).length : on,
        command: newCommand({ id: `${run}-${command}`, digest: randomUUID(), outcome: randomUUID() }),
        now: new Date(Date.now() + clockMs),
      });
    },
  };
};

const checkAgainstModel = async (store: EventStore, start: number, answered: readonly Answered[]): Promise<void> => {
  const written = answered
    .filter(({ append, answer }) => answer.kind === 'appended' && append.events.length > 0)
    .sort((a, b) => sequenceOf(a) - sequenceOf(b));

  const model = new Model(start);
  for (const { append, answer } of written) expect(model.append(append)).toEqual(answer);

  const log = await readFrom(store, start);
  expect(log.map((event) => event.id)).toEqual(written.flatMap(({ append }) => append.events.map((event) => event.id)));
  expect(log.map((event) => event.sequence)).toEqual(log.map((_, index) => start + index + 1));

  // Who was answered before another was sent also stands before it in the log.
  written.forEach((earlier, index) => {
    for (const later of written.slice(index + 1)) expect(later.done).toBeGreaterThan(earlier.sent);
  });

  const firsts = new Map(
    answered.filter(({ answer }) => answer.kind === 'appended').map((first) => [first.append.command.id, first]),
  );
  const acknowledged = answered.filter(({ answer }) => answer.kind === 'appended');
  expect(acknowledged).toHaveLength(firsts.size);
  for (const { append, answer } of answered) {
    if (answer.kind === 'conflict') expect(answer.actualVersion).not.toBe(append.expectedVersion);
    if (answer.kind !== 'repeated') continue;
    const first = firsts.get(append.command.id)!;
    const { digest, outcome } = first.append.command;
    expect(answer).toEqual({ ...first.answer, kind: 'repeated', digest, outcome });
  }
};

const sequenceOf = ({ answer }: Answered): number => ('sequence' in answer ? answer.sequence : 0);
