import type { Append, CommandRecord } from '../port.js';
import type { ProposedEvent, ServerEvent } from './client.js';

/**
 * One sending of a command as it stands on the server: written in one piece, under an id of its own. Whether it counts is decided by
 * its place in `$all` alone (`number.ts`).
 */
export interface Attempt {
  readonly id: string;
  /** The stream as the port names it. */
  readonly stream: string;
  readonly expectedVersion: number;
  readonly command: CommandRecord;
  readonly now: Date;
  /** Empty where only an outcome is kept. */
  readonly events: readonly ServerEvent[];
}

/** Which streams of the server belong to a service: `<service>.<stream>`, and one for the outcomes of commands without events. */
export const prefixesOf = (source: string): readonly string[] => [`${source}.`, outcomesOf(source)];
export const streamOnServer = (source: string, stream: string): string => `${source}.${stream}`;
export const outcomesOf = (source: string): string => `${source}/outcomes`;

const OUTCOME_TYPE = 'cn.mingjian.OutcomeKept';

/** On the first event of an attempt; the others carry its id only. */
interface Heading {
  readonly attempt: string;
  readonly count: number;
  readonly stream: string;
  readonly expectedVersion: number;
  readonly now: string;
  readonly command: CommandRecord;
}

/** What is to be written for an append: its events, or one record of the outcome if it has none. */
export const proposalOf = (attempt: string, append: Append): readonly ProposedEvent[] => {
  const { stream, expectedVersion, events, command, now } = append;
  const { actor, id, digest, outcome } = command;
  const heading: Heading = {
    attempt,
    count: events.length,
    stream,
    expectedVersion,
    now: now.toISOString(),
    command: { actor, id, digest, outcome },
  };
  if (events.length === 0) return [{ id: attempt, type: OUTCOME_TYPE, body: '', metadata: heading }];
  return events.map((event, index) => ({ ...event, metadata: index === 0 ? heading : { attempt } }));
};

/**
 * Puts the events of a service, in the order of `$all`, together to attempts. What is left over is an attempt whose end is not there yet.
 * @throws Error for an event that this adapter has not written: numbering it, or passing it over in silence, would both be wrong
 */
export const attemptsIn = (
  events: readonly ServerEvent[],
): { readonly attempts: readonly Attempt[]; readonly left: readonly ServerEvent[] } => {
  const attempts: Attempt[] = [];
  let at = 0;
  while (at < events.length) {
    const heading = headingOf(events[at]!);
    const own = events.slice(at, at + Math.max(heading.count, 1));
    for (const event of own.slice(1)) {
      if (event.stream !== own[0]!.stream || attemptOf(event) !== heading.attempt) throw foreign(event);
    }
    if (own.length < heading.count) break;
    attempts.push({
      id: heading.attempt,
      stream: heading.stream,
      expectedVersion: heading.expectedVersion,
      command: heading.command,
      now: new Date(heading.now),
      events: heading.count === 0 ? [] : own,
    });
    at += own.length;
  }
  return { attempts, left: events.slice(at) };
};

const headingOf = (event: ServerEvent): Heading => {
  const heading = event.metadata as Partial<Heading> | undefined;
  const { attempt, count, stream, expectedVersion, now, command } = heading ?? {};
  const complete =
    typeof attempt === 'string' &&
    Number.isSafeInteger(count) &&
    typeof stream === 'string' &&
    Number.isSafeInteger(expectedVersion) &&
    !Number.isNaN(Date.parse(now ?? '')) &&
    [command?.actor, command?.id, command?.digest, command?.outcome].every((text) => typeof text === 'string');
  if (!complete) throw foreign(event);
  return heading as Heading;
};

const attemptOf = (event: ServerEvent): unknown => (event.metadata as { attempt?: unknown } | undefined)?.attempt;

const foreign = ({ stream, revision }: ServerEvent): Error =>
  new Error(`event ${revision} of ${stream} was not written by this event store`);
