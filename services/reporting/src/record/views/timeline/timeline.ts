import { decodeEnvelope, upcast, type Actor, type Envelope, type Pins } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { inCausalOrder } from './causal-order.js';

/** One step in the life of a case, from whichever service recorded it. */
export interface TimelineEntry {
  readonly source: string;
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly stream: string;
  readonly version: number;
  readonly name: string;
  /** The legal civil date of the fact. */
  readonly occurredOn: string;
  readonly entry: 'live' | 'late';
  readonly actor: Actor;
  readonly actingFor: string | null;
  /** The versions of rules, calendar, form and template that it used. */
  readonly pins: Pins;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Everything recorded about an application or item: its own stream, and every stream with an event that names it (its reviews, its
 * reply or publication, remedies against it). In the order of recording, no effect before
 * its cause; events of one source stay in their order.
 */
export const timelineOf = async (pool: Pool, caseId: string): Promise<readonly TimelineEntry[]> => {
  const { rows } = await pool.query<StoredEvent>(
    `select source, sequence::float8 as sequence, recorded_at as "recordedAt", stream, version, type, body
     from record.events
     where stream in (select stream from record.events where case_id = $1)
     order by recorded_at, source, events.sequence`,
    [caseId],
  );
  const decoded = rows.map((row) => ({ ...row, envelope: decodeEnvelope(row.body) }));
  const ordered = inCausalOrder(
    decoded.map((row) => ({ ...row, id: row.envelope.id, causationId: row.envelope.causationId })),
  );
  return ordered.map(entryOf);
};

interface StoredEvent extends Pick<TimelineEntry, 'source' | 'sequence' | 'recordedAt' | 'stream' | 'version'> {
  readonly type: string;
  readonly body: string;
}

const entryOf = ({ envelope, type, ...row }: StoredEvent & { readonly envelope: Envelope }): TimelineEntry => {
  const { source, sequence, recordedAt, stream, version } = row;
  const { occurredOn, entry, actor, actingFor, pins, data } = envelope;
  return {
    source,
    sequence,
    recordedAt,
    stream,
    version,
    ...upcast(type, data),
    occurredOn,
    entry,
    actor,
    actingFor,
    pins,
  };
};
