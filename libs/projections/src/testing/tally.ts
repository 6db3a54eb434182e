import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { escapeIdentifier, type Pool } from 'pg';
import type { Projection } from '../projection.js';

/**
 * A projection for specs that cannot hide a fault: it notes every event it was given, without any key that would refuse a second
 * time, and counts by stream across sources.
 */
export const tally: Projection = {
  name: 'tally',
  sources: ['intake', 'review'],
  tables: ['tally', 'given'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.tally (stream text PRIMARY KEY, events bigint NOT NULL, total bigint NOT NULL);
    CREATE TABLE ${schema}.given (place bigint GENERATED ALWAYS AS IDENTITY, source text NOT NULL, sequence bigint NOT NULL);
  `,
  async apply(client, schema, events) {
    const columns = [
      events.map((event) => event.source),
      events.map((event) => event.sequence),
      events.map((event) => event.stream),
    ];
    await client.query(
      `INSERT INTO ${schema}.given (source, sequence) SELECT source, sequence
       FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS e (source, sequence, place) ORDER BY e.place`,
      columns.slice(0, 2),
    );
    await client.query(
      `INSERT INTO ${schema}.tally AS t SELECT stream, count(*), sum(sequence)
       FROM unnest($1::bigint[], $2::text[]) AS e (sequence, stream) GROUP BY stream ORDER BY stream
       ON CONFLICT (stream) DO UPDATE SET events = t.events + excluded.events, total = t.total + excluded.total`,
      columns.slice(1),
    );
  },
};

/** The table behind `tableLog`, to be created as the owner. */
export const tableLogSchema = (appRole: string): string => `
  CREATE TABLE public.log (source text, sequence bigint, stream text NOT NULL, PRIMARY KEY (source, sequence));
  GRANT SELECT ON public.log TO ${escapeIdentifier(appRole)};`;

export const growTableLog = async (pool: Pool, source: string, count: number): Promise<void> => {
  await pool.query(
    `INSERT INTO public.log SELECT $1, h.last + n, 'thing-' || (h.last + n) % 17
     FROM generate_series(1, $2) AS n, (SELECT coalesce(max(sequence), 0) AS last FROM public.log WHERE source = $1) AS h`,
    [source, count],
  );
};

/** A log that several processes can read: a double of the event store for specs that kill processes. */
export const tableLog = (pool: Pool, source: string): EventLog => ({
  source,
  async read(after, limit): Promise<readonly RecordedEvent[]> {
    const { rows } = await pool.query<{ sequence: number; stream: string }>(
      'SELECT sequence, stream FROM public.log WHERE source = $1 AND sequence > $2 ORDER BY sequence LIMIT $3',
      [source, after, limit],
    );
    return rows.map(({ sequence, stream }) => ({
      source,
      sequence,
      recordedAt: new Date(0),
      stream,
      version: 1,
      id: '00000000-0000-4000-8000-000000000000',
      type: 'cn.mingjian.intake.ApplicationArchived.v1',
      body: '{}',
    }));
  },
  async head() {
    const { rows } = await pool.query<{ sequence: number }>(
      'SELECT coalesce(max(sequence), 0) AS sequence FROM public.log WHERE source = $1',
      [source],
    );
    return { sequence: rows[0]!.sequence, recordedAt: null };
  },
  sequenceAt: () => Promise.reject(new Error('no instants here')),
  onAppend: () => () => {},
});
