import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptsIn, proposalOf, type Attempt } from './attempts.js';
import type { ServerEvent } from './client.js';
import { commandKey, NO_EVENTS, numberAttempts, type Known, type Numbered } from './number.js';
import { newAppend, newCommand, newEvents } from '../testing/samples.js';

const nothing: Known = { sequence: 0, recordedAt: null, streams: new Map(), commands: new Set() };

/** What the next numbering knows of the one before. */
const after = (known: Known, numbered: Numbered): Known => ({
  sequence: numbered.sequence,
  recordedAt: numbered.recordedAt,
  streams: new Map([...known.streams, ...numbered.streams]),
  commands: new Set([...known.commands, ...numbered.commands.map(commandKey)]),
});

/** Sendings as they may stand in `$all`: few streams and commands, so that they meet; the server lets events through on the newest revision only. */
const sending = fc.record({
  stream: fc.nat(2),
  events: fc.nat(3),
  command: fc.nat(8),
  stale: fc.boolean(),
  ms: fc.nat(100),
});

const attemptsOf = (
  sendings: readonly { stream: number; events: number; command: number; stale: boolean; ms: number }[],
) => {
  let known = nothing;
  return sendings.map(({ stream: which, events: count, command, stale, ms }, index): Attempt => {
    const stream = `sample-${which}`;
    const end = known.streams.get(stream) ?? NO_EVENTS;
    const append = newAppend({
      stream,
      expectedVersion: end.version + (stale && count === 0 ? 1 : 0),
      events: newEvents(count),
      command: newCommand({ id: String(command) }),
      now: new Date(ms),
    });
    const written = onServer(`attempt-${index}`, append, end.revision);
    const attempt = attemptsIn(written).attempts[0]!;
    known = after(known, numberAttempts(known, [attempt]));
    return attempt;
  });
};

const onServer = (attempt: string, append: ReturnType<typeof newAppend>, revision: number): ServerEvent[] =>
  proposalOf(attempt, append).map((event, index) => ({
    ...event,
    position: `${attempt}/${index}`,
    stream: append.events.length === 0 ? 'intake/outcomes' : `intake.${append.stream}`,
    revision: revision + index + 1,
  }));

describe('numbering what stands in $all', () => {
  it('comes to the same numbers however the work is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 30 }), fc.nat(30), (sendings, cut) => {
        const attempts = attemptsOf(sendings);
        const whole = numberAttempts(nothing, attempts);
        const first = numberAttempts(nothing, attempts.slice(0, cut));
        const second = numberAttempts(after(nothing, first), attempts.slice(cut));
        expect([...first.events, ...second.events]).toEqual(whole.events);
        expect([...first.commands, ...second.commands]).toEqual(whole.commands);
      }),
    );
  });

  it('numbers densely, never back in time, and one attempt of a command', () => {
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 30 }), (sendings) => {
        const { events, commands } = numberAttempts(nothing, attemptsOf(sendings));
        expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
        const instants = events.map(({ recordedAt }) => recordedAt.getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(new Set(commands.map(commandKey)).size).toBe(commands.length);
        for (const stream of new Set(events.map((event) => event.stream))) {
          const versions = events.filter((event) => event.stream === stream).map(({ version }) => version);
          expect(versions).toEqual(versions.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('leaves an attempt whose end is not there yet for later', () => {
    const whole = onServer('one', newAppend({ events: newEvents(3) }), -1);
    expect(attemptsIn(whole.slice(0, 2))).toEqual({ attempts: [], left: whole.slice(0, 2) });
    expect(attemptsIn(whole)).toMatchObject({ attempts: [{ id: 'one', events: whole }], left: [] });
  });

  it('stops at an attempt that another breaks into', () => {
    const [one, other] = ['one', 'other'].map((id) => onServer(id, newAppend({ events: newEvents(2) }), -1));
    expect(() => attemptsIn([one![0]!, other![0]!, one![1]!])).toThrow('was not written by this event store');
  });
});
