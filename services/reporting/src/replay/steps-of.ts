import { decodeEnvelope, upcast, type Cut, type ServiceName } from '@mingjian/contracts';
import { Problem } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { kinds, type Kind, type Step } from './domain/index.js';
import { replayProblems } from './refusals.js';

interface Kept {
  readonly source: ServiceName;
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly version: number;
  readonly type: string;
  readonly body: string;
}

/**
 * The history of a stream up to a cut, straight from the record and past all projections.
 * @throws Problem 409 for an event that this release cannot read
 */
export const stepsOf = async (pool: Pool, stream: string, cut: Cut): Promise<readonly Step[]> => {
  const { rows } = await pool.query<Kept>({
    name: 'replay-steps',
    text: `select source, sequence::float8 as sequence, recorded_at as "recordedAt", version, type, body from record.events
           where stream = $1 and sequence <= ($2::jsonb ->> source)::bigint
           order by version`,
    values: [stream, JSON.stringify(cut)],
  });
  return rows.map(stepOf);
};

const stepOf = ({ source, sequence, recordedAt, version, type, body }: Kept): Step => {
  try {
    const { occurredOn, entry, actor, actingFor, pins, data } = decodeEnvelope(body);
    const place = { source, sequence, recordedAt: recordedAt.toISOString(), version };
    return { ...place, ...upcast(type, data), occurredOn, entry, actor, actingFor, pins };
  } catch {
    throw new Problem('replay.event.unreadable', replayProblems['replay.event.unreadable'], { source, sequence });
  }
};

/** A thing that has to do with another: its review, its reply, a remedy against it. */
export interface Related {
  readonly kind: Kind;
  readonly id: string;
}

/** The other things of the same case that replay tells of, up to a cut, in the order of their first event in each log. */
export const relatedTo = async (pool: Pool, stream: string, cut: Cut): Promise<readonly Related[]> => {
  const { rows } = await pool.query<{ stream: string }>(
    `select other.stream from record.events other
     where other.case_id in (select case_id from record.events where stream = $1 and case_id is not null)
       and other.stream <> $1 and other.sequence <= ($2::jsonb ->> other.source)::bigint
     group by other.stream order by min(other.source), min(other.sequence)`,
    [stream, JSON.stringify(cut)],
  );
  return rows.flatMap(({ stream: other }) => {
    const kind = kinds.find((one) => other.startsWith(`${one}-`));
    return kind ? [{ kind, id: other.slice(kind.length + 1) }] : [];
  });
};
