import type { ClientBase, Pool } from 'pg';
import type { Append, Appended, RecordedEvent } from '../port.js';

const APPEND = {
  name: 'log.append',
  text: `SELECT stream, kind, version, sequence, recorded_at, digest, outcome
    FROM log.append($1::text[], $2::text[], $3::text[], string_to_array($4, chr(10)), $5::text[], $6::bigint[], $7::int[],
      $8::timestamptz, $9::text[], $10::bigint[], $11::uuid[], $12::text[], string_to_array($13, chr(10)))`,
};

const APPEND_ONE = {
  name: 'log.appendOne',
  text: 'SELECT sequence, recorded_at FROM log.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
};

interface AnswerRow {
  readonly stream: string;
  readonly kind: Appended['kind'];
  readonly version: string | number;
  readonly sequence: string | number;
  readonly recorded_at: Date | null;
  readonly digest: string | null;
  readonly outcome: string | null;
}

/** What became of a batch: an answer for each append in its order, and the events that are in the log now, in sequence. */
export interface WrittenBatch {
  readonly answers: readonly Appended[];
  readonly events: readonly RecordedEvent[];
}

/**
 * Writes a batch with one statement: one round trip and, on a pool, one transaction; a lone append that is refused takes a second
 * one to learn why. No two appends may share a stream or a command
 * id.
 * @param source the service whose log it is
 */
export const appendBatch = async (
  pool: Pool | ClientBase,
  source: string,
  appends: readonly Append[],
): Promise<WrittenBatch> => {
  const [lone] = appends;
  if (lone && appends.length === 1 && lone.events.length === 1) {
    const written = await appendOne(pool, source, lone);
    if (written) return written;
  }
  const { rows } = await pool.query<AnswerRow>({ ...APPEND, values: parametersOf(appends) });
  // Of the rows of a stream the last one counts.
  const byStream = new Map(rows.map((row) => [row.stream, row]));
  const events = appends.flatMap((append) => eventsOf(source, append, byStream.get(append.stream)!));
  return {
    answers: appends.map((append) => answerOf(byStream.get(append.stream)!)),
    events: events.sort((one, other) => one.sequence - other.sequence),
  };
};

/** A lone append with one event the short way; undefined when it was not to be written as it stands. */
const appendOne = async (
  pool: Pool | ClientBase,
  source: string,
  { stream, expectedVersion, events, command, now }: Append,
): Promise<WrittenBatch | undefined> => {
  const { id, type, body } = events[0]!;
  const { rows } = await pool.query<{ sequence: string | number | null; recorded_at: Date }>({
    ...APPEND_ONE,
    values: [
      command.actor,
      command.id,
      command.digest,
      command.outcome,
      stream,
      expectedVersion,
      now.toISOString(),
      id,
      type,
      body,
    ],
  });
  const { sequence: written, recorded_at: recordedAt } = rows[0]!;
  if (written === null) return undefined;
  const [sequence, version] = [Number(written), expectedVersion + 1];
  return {
    answers: [{ kind: 'appended', version, sequence }],
    events: [{ source, sequence, recordedAt, stream, version, id, type, body }],
  };
};

const eventsOf = (source: string, { stream, expectedVersion, events }: Append, row: AnswerRow): RecordedEvent[] => {
  if (row.kind !== 'appended' || row.recorded_at === null) return [];
  const before = Number(row.sequence) - events.length;
  const recordedAt = row.recorded_at;
  return events.map(({ id, type, body }, index) => ({
    source,
    sequence: before + index + 1,
    recordedAt,
    stream,
    version: expectedVersion + index + 1,
    id,
    type,
    body,
  }));
};

const parametersOf = (appends: readonly Append[]): unknown[] => {
  const commands = appends.map((append) => append.command);
  const events = appends.flatMap(({ stream, expectedVersion, events: written }) =>
    written.map((event, index) => ({ ...event, stream, version: expectedVersion + index + 1 })),
  );
  return [
    commands.map((command) => command.actor),
    commands.map((command) => command.id),
    commands.map((command) => command.digest),
    lines(commands.map((command) => command.outcome)),
    appends.map((append) => append.stream),
    appends.map((append) => append.expectedVersion),
    appends.map((append) => append.events.length),
    new Date(Math.max(...appends.map((append) => append.now.getTime()))).toISOString(),
    events.map((event) => event.stream),
    events.map((event) => event.version),
    events.map((event) => event.id),
    events.map((event) => event.type),
    lines(events.map((event) => event.body)),
  ];
};

/** Of all parameters these are long, and an array of them would be escaped here and unescaped there. */
const lines = (texts: readonly string[]): string => texts.join('\n');

const answerOf = (row: AnswerRow): Appended => {
  const version = Number(row.version);
  const sequence = Number(row.sequence);
  switch (row.kind) {
    case 'appended':
      return { kind: 'appended', version, sequence };
    case 'conflict':
      return { kind: 'conflict', actualVersion: version };
    case 'repeated':
      return { kind: 'repeated', digest: row.digest!, outcome: row.outcome!, version, sequence };
  }
};
