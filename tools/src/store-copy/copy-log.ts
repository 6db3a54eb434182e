import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { uuidFrom } from '@mingjian/core';
import type { EventLog, EventStore, RecordedEvent } from '@mingjian/event-store';
import type { KeptCommand } from './commands.js';

/** The copy cannot be what the log is; nothing may be run on it. */
export class CopyFailed extends Error {}

/** What was compared and found equal. */
export interface Proof {
  readonly events: number;
  readonly commands: number;
  /** SHA-256 over sequence, instant, stream, version, id, type and body of every event, hexadecimal. */
  readonly sha256: string;
}

const PAGE = 500;

/**
 * Carries out every command of a log again in another store, one after the other, with the events, instants and outcome that it had: numbers, versions
 * and answers come out the same. Broken off, it may be repeated, since a command that is there is only looked at. Nobody else may write meanwhile.
 * @param commands all commands of the log, those of one sequence together, in order
 * @throws CopyFailed when the other store answers anything else than the log has
 */
export const copyLog = async (
  from: EventLog,
  commands: AsyncIterable<readonly KeptCommand[]>,
  to: EventStore,
): Promise<void> => {
  let copied = 0;
  let now = new Date(0);
  for await (const together of commands) {
    const { sequence } = together[0]!;
    const events = await eventsUpTo(from, copied, sequence);
    const writer = together.find((command) => isWriter(from.source, command, events));
    if (events.length > 0 && !writer) throw new CopyFailed(`no command wrote event ${sequence} of ${from.source}`);
    now = events.at(-1)?.recordedAt ?? now;
    copied = sequence;
    if (writer) await carryOut(to, writer, events, now);
    // What left no event was decided on the stream as the writer left it.
    for (const command of together) if (command !== writer) await carryOut(to, command, [], now);
  }
};

const eventsUpTo = async (log: EventLog, after: number, last: number): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  while (after + events.length < last) {
    const page = await log.read(after + events.length, Math.min(PAGE, last - after - events.length));
    if (page.length === 0) throw new CopyFailed(`${log.source} ends before event ${last}`);
    events.push(...page);
  }
  return events;
};

/** An event's id follows from its command. */
const isWriter = (source: string, { actor, id, stream }: KeptCommand, events: readonly RecordedEvent[]): boolean =>
  events.length > 0 &&
  events.every((event, index) => event.stream === stream && event.id === uuidFrom(source, actor, id, String(index)));

const carryOut = async (
  to: EventStore,
  { stream, version, sequence, ...command }: KeptCommand,
  events: readonly RecordedEvent[],
  now: Date,
): Promise<void> => {
  const answer = await to.append({
    stream,
    expectedVersion: version - events.length,
    events: events.map(({ id, type, body }) => ({ id, type, body })),
    command,
    now,
  });
  const right = answer.kind !== 'conflict' && answer.version === version && answer.sequence === sequence;
  if (!right) throw new CopyFailed(`command ${command.id} of ${command.actor} came out as ${JSON.stringify(answer)}`);
};

/**
 * Compares two logs event by event, and what each command is answered with.
 * @param commands all commands of the first
 * @throws CopyFailed naming the first difference
 */
export const proveEqual = async (
  from: EventLog,
  commands: AsyncIterable<readonly KeptCommand[]>,
  to: EventStore,
): Promise<Proof> => {
  const hash = createHash('sha256');
  const { sequence: events } = await from.head();
  if ((await to.head()).sequence !== events) throw new CopyFailed(`the copy of ${from.source} has another length`);
  for (let at = 0; at < events;) {
    const end = Math.min(at + PAGE, events);
    const [left, right] = [await eventsUpTo(from, at, end), await eventsUpTo(to, at, end)];
    const other = left.find((event, index) => !isDeepStrictEqual(factsOf(event), factsOf(right[index]!)));
    if (other) throw new CopyFailed(`event ${other.sequence} of ${from.source} is another one in the copy`);
    for (const event of left) hash.update(`${JSON.stringify(factsOf(event))}\n`);
    at = end;
  }
  let count = 0;
  for await (const together of commands) {
    for (const { actor, id, digest, outcome, version, sequence } of together) {
      const answer = await to.firstAnswer(actor, id);
      if (!isDeepStrictEqual(answer, { kind: 'repeated', digest, outcome, version, sequence })) {
        throw new CopyFailed(`command ${id} of ${actor} would be answered differently by the copy`);
      }
      count += 1;
    }
  }
  return { events, commands: count, sha256: hash.digest('hex') };
};

const factsOf = ({ source, sequence, recordedAt, stream, version, id, type, body }: RecordedEvent) => [
  source,
  sequence,
  recordedAt.toISOString(),
  stream,
  version,
  id,
  type,
  body,
];
