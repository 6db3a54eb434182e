import type { ClientBase, Pool } from 'pg';
import type { CommandRecord } from '../port.js';
import type { Position } from './client.js';
import { commandKey, NO_EVENTS, type KeptCommand, type Numbered, type StreamEnd } from './number.js';

type Queryable = Pool | ClientBase;

export interface Head {
  readonly position: Position;
  readonly sequence: number;
  readonly recordedAt: Date | null;
}

/** What is kept of a numbered event; its id, type and body are on the server, at `revision` of its stream. */
export interface EventRow {
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly version: number;
  readonly revision: number;
  readonly position: Position;
}

interface HeadRow {
  readonly position: Position;
  readonly sequence: string | number;
  readonly recorded_at: Date | null;
}

const HEAD = 'SELECT position, sequence, recorded_at FROM numbering.head';

export const readHead = async (pool: Queryable): Promise<Head> => headOf(await pool.query<HeadRow>(HEAD));

/** Locks the head until the transaction ends. */
export const lockHead = async (client: ClientBase): Promise<Head> =>
  headOf(await client.query<HeadRow>(`${HEAD} FOR UPDATE`));

const headOf = ({ rows: [row] }: { readonly rows: readonly HeadRow[] }): Head => {
  if (!row) throw new Error('numbering.head has no row: numberingSchema must be run first');
  return { position: row.position, sequence: Number(row.sequence), recordedAt: row.recorded_at };
};

export const findStreams = async (pool: Queryable, streams: readonly string[]): Promise<Map<string, StreamEnd>> => {
  if (streams.length === 0) return new Map();
  const { rows } = await pool.query<{ stream: string; version: string | number; revision: string | number }>({
    name: 'numbering.streams',
    text: 'SELECT stream, version, revision FROM numbering.streams WHERE stream = ANY ($1::text[])',
    values: [streams],
  });
  return new Map(rows.map((row) => [row.stream, { version: Number(row.version), revision: Number(row.revision) }]));
};

/** The keys (`commandKey`) of those commands that have an outcome. */
export const findCommands = async (
  pool: Queryable,
  commands: readonly Pick<CommandRecord, 'actor' | 'id'>[],
): Promise<Set<string>> => {
  if (commands.length === 0) return new Set();
  const { rows } = await pool.query<{ actor: string; id: string }>({
    name: 'numbering.commands',
    text: `SELECT c.actor, c.id FROM unnest($1::text[], $2::text[]) AS w (actor, id)
      JOIN numbering.commands c ON c.actor = w.actor AND c.id = w.id`,
    values: [commands.map(({ actor }) => actor), commands.map(({ id }) => id)],
  });
  return new Set(rows.map(commandKey));
};

interface StandingRow {
  readonly digest: string | null;
  readonly outcome: string | null;
  readonly attempt: string | null;
  readonly version: string | number | null;
  readonly sequence: string | number | null;
  readonly stream_version: string | number | null;
  readonly stream_revision: string | number | null;
}

export type Kept = Pick<KeptCommand, 'digest' | 'outcome' | 'attempt' | 'version' | 'sequence'>;

/** What the numbering says of a command and of a stream, at one moment. */
export const findStanding = async (
  pool: Queryable,
  { actor, id }: Pick<CommandRecord, 'actor' | 'id'>,
  stream: string,
): Promise<{ readonly kept: Kept | undefined; readonly end: StreamEnd }> => {
  const { rows } = await pool.query<StandingRow>({
    name: 'numbering.standing',
    text: `SELECT c.digest, c.outcome, c.attempt, c.version, c.sequence,
        s.version AS stream_version, s.revision AS stream_revision
      FROM (VALUES ($1::text, $2::text, $3::text)) AS w (actor, id, stream)
      LEFT JOIN numbering.commands c ON c.actor = w.actor AND c.id = w.id
      LEFT JOIN numbering.streams s ON s.stream = w.stream`,
    values: [actor, id, stream],
  });
  const row = rows[0]!;
  const kept =
    row.attempt === null
      ? undefined
      : {
          digest: row.digest!,
          outcome: row.outcome!,
          attempt: row.attempt,
          version: Number(row.version),
          sequence: Number(row.sequence),
        };
  const end =
    row.stream_version === null
      ? NO_EVENTS
      : { version: Number(row.stream_version), revision: Number(row.stream_revision) };
  return { kept, end };
};

/** Writes what was numbered and moves the head, in one statement; only under its lock. */
export const writeNumbered = async (client: ClientBase, position: Position, numbered: Numbered): Promise<void> => {
  const { events, commands, streams, sequence, recordedAt } = numbered;
  await client.query({
    name: 'numbering.write',
    text: `WITH numbered AS (
        INSERT INTO numbering.events (sequence, recorded_at, stream, version, revision, position)
          SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
      ), moved AS (
        INSERT INTO numbering.streams (stream, version, revision)
          SELECT * FROM unnest($7::text[], $8::bigint[], $9::bigint[])
          ON CONFLICT (stream) DO UPDATE SET version = excluded.version, revision = excluded.revision
      ), kept AS (
        INSERT INTO numbering.commands (actor, id, digest, outcome, attempt, stream, version, sequence)
          SELECT * FROM unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::text[], $16::bigint[], $17::bigint[])
      )
      UPDATE numbering.head SET position = $18, sequence = $19, recorded_at = $20 WHERE only_row`,
    values: [
      events.map((event) => event.sequence),
      events.map((event) => event.recordedAt.toISOString()),
      events.map((event) => event.stream),
      events.map((event) => event.version),
      events.map(({ event }) => event.revision),
      events.map(({ event }) => event.position),
      [...streams.keys()],
      [...streams.values()].map(({ version }) => version),
      [...streams.values()].map(({ revision }) => revision),
      commands.map((command) => command.actor),
      commands.map((command) => command.id),
      commands.map((command) => command.digest),
      commands.map((command) => command.outcome),
      commands.map((command) => command.attempt),
      commands.map((command) => command.stream),
      commands.map((command) => command.version),
      commands.map((command) => command.sequence),
      position,
      sequence,
      recordedAt?.toISOString() ?? null,
    ],
  });
};

const EVENT = 'sequence, recorded_at, stream, version, revision, position';

interface RawEventRow {
  readonly sequence: string | number;
  readonly recorded_at: Date;
  readonly stream: string;
  readonly version: string | number;
  readonly revision: string | number;
  readonly position: Position;
}

/** The numbers after a sequence, in order, at most `limit`. */
export const findEvents = async (pool: Queryable, after: number, limit: number): Promise<EventRow[]> =>
  eventRows(
    await pool.query<RawEventRow>({
      name: 'numbering.read',
      text: `SELECT ${EVENT} FROM numbering.events WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      values: [after, limit],
    }),
  );

/** The numbers of a stream after a version, in order. */
export const findStream = async (pool: Queryable, stream: string, afterVersion: number): Promise<EventRow[]> =>
  eventRows(
    await pool.query<RawEventRow>({
      name: 'numbering.readStream',
      text: `SELECT ${EVENT} FROM numbering.events WHERE stream = $1 AND version > $2 ORDER BY version`,
      values: [stream, afterVersion],
    }),
  );

export const findSequenceAt = async (pool: Queryable, moment: Date): Promise<number> => {
  const { rows } = await pool.query<{ sequence: string | number }>({
    name: 'numbering.sequenceAt',
    text: `SELECT sequence FROM numbering.events WHERE recorded_at <= $1 ORDER BY recorded_at DESC, sequence DESC LIMIT 1`,
    values: [moment.toISOString()],
  });
  return Number(rows[0]?.sequence ?? 0);
};

const eventRows = ({ rows }: { readonly rows: readonly RawEventRow[] }): EventRow[] =>
  rows.map((row) => ({
    sequence: Number(row.sequence),
    recordedAt: row.recorded_at,
    stream: row.stream,
    version: Number(row.version),
    revision: Number(row.revision),
    position: row.position,
  }));
