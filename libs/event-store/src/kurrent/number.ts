import type { CommandRecord } from '../port.js';
import type { Attempt } from './attempts.js';
import type { ServerEvent } from './client.js';

/** Where a stream stands: `version` counts its events, `revision` is the server's last, -1 for none; they differ by what did not count. */
export interface StreamEnd {
  readonly version: number;
  readonly revision: number;
}

/** The first outcome of a command, and the attempt that carried it out. */
export interface KeptCommand extends CommandRecord {
  readonly attempt: string;
  readonly stream: string;
  readonly version: number;
  readonly sequence: number;
}

export interface NumberedEvent {
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly version: number;
  readonly event: ServerEvent;
}

/** What has to be known before attempts can be numbered: the end of the log, and what it says of their streams and commands. */
export interface Known {
  readonly sequence: number;
  readonly recordedAt: Date | null;
  readonly streams: ReadonlyMap<string, StreamEnd>;
  /** Keys of `commandKey`. */
  readonly commands: ReadonlySet<string>;
}

export interface Numbered {
  readonly sequence: number;
  readonly recordedAt: Date | null;
  readonly events: readonly NumberedEvent[];
  readonly commands: readonly KeptCommand[];
  readonly streams: ReadonlyMap<string, StreamEnd>;
}

export const NO_EVENTS: StreamEnd = { version: 0, revision: -1 };

export const commandKey = ({ actor, id }: Pick<CommandRecord, 'actor' | 'id'>): string => JSON.stringify([actor, id]);

/**
 * Decides in the order of `$all` which attempts count, and numbers their events. The order never changes, so whoever does this, and
 * however often, comes to the same numbers.
 *
 * An attempt counts if its command is new and its stream stands at the version it was decided on. For one with events the server has
 * checked the latter already; one that only keeps an outcome is written elsewhere and checked here. What does not count stays on the
 * server and moves nothing but the stream's revision.
 */
export const numberAttempts = (known: Known, attempts: readonly Attempt[]): Numbered => {
  const seen = new Set(known.commands);
  const ends = new Map(known.streams);
  const streams = new Map<string, StreamEnd>();
  const events: NumberedEvent[] = [];
  const commands: KeptCommand[] = [];
  let { sequence, recordedAt } = known;

  for (const { id, stream, expectedVersion, command, now, events: written } of attempts) {
    const before = ends.get(stream) ?? NO_EVENTS;
    const counts = !seen.has(commandKey(command)) && before.version === expectedVersion;
    const end = {
      version: before.version + (counts ? written.length : 0),
      revision: written.at(-1)?.revision ?? before.revision,
    };
    ends.set(stream, end);
    if (written.length > 0) streams.set(stream, end);
    if (!counts) continue;

    if (written.length > 0) recordedAt = new Date(Math.max(now.getTime(), recordedAt?.getTime() ?? -Infinity));
    written.forEach((event, index) => {
      sequence += 1;
      events.push({ sequence, recordedAt: recordedAt!, stream, version: before.version + index + 1, event });
    });
    seen.add(commandKey(command));
    commands.push({ ...command, attempt: id, stream, version: end.version, sequence });
  }
  return { sequence, recordedAt, events, commands, streams };
};
