import type { EventLog, LogHead, RecordedEvent } from '@mingjian/event-store';
import type { Pool } from 'pg';

/** Reporting's copy of the services' logs, read like the logs themselves. */
export interface EventRecord {
  /** The gap-free part of one service's log as far as it has arrived. */
  log(source: string): EventLog;
  /** Wakes the followers of these sources; called after the transaction of `keepEvents` has committed. */
  announce(sources: Iterable<string>): void;
}

export const createRecord = (pool: Pool): EventRecord => {
  const followers = new Map<string, Set<() => void>>();
  return {
    log: (source) => ({
      source,
      read: (after, limit) => read(pool, source, after, limit),
      head: () => head(pool, source),
      sequenceAt: (moment) => sequenceAt(pool, source, moment),
      onAppend(wake) {
        const wakes = followers.get(source) ?? new Set();
        followers.set(source, wakes.add(wake));
        return () => wakes.delete(wake);
      },
    }),
    announce(sources) {
      for (const source of new Set(sources)) followers.get(source)?.forEach((wake) => wake());
    },
  };
};

/** Sequences travel as float8, which is exact up to 2^53 and read as a number by any pool. */
const COLUMNS = `source, sequence::float8 as sequence, recorded_at as "recordedAt", stream, version, id::text as id, type, body`;

const read = async (pool: Pool, source: string, after: number, limit: number): Promise<readonly RecordedEvent[]> => {
  const { rows } = await pool.query<RecordedEvent>({
    name: 'record-read',
    text: `select ${COLUMNS} from record.events
           where source = $1 and sequence > $2
             and sequence <= (select contiguous from record.heads where source = $1)
           order by events.sequence limit $3`,
    values: [source, after, limit],
  });
  return rows;
};

const head = async (pool: Pool, source: string): Promise<LogHead> => {
  const { rows } = await pool.query<LogHead>({
    name: 'record-head',
    text: `select contiguous::float8 as sequence, recorded_at as "recordedAt" from record.heads where source = $1`,
    values: [source],
  });
  return rows[0] ?? { sequence: 0, recordedAt: null };
};

const sequenceAt = async (pool: Pool, source: string, moment: Date): Promise<number> => {
  const { rows } = await pool.query<{ sequence: number }>(
    `select sequence::float8 as sequence from record.events
     where source = $1 and recorded_at <= $2
       and sequence <= (select contiguous from record.heads where source = $1)
     order by recorded_at desc, events.sequence desc limit 1`,
    [source, moment.toISOString()],
  );
  return rows[0]?.sequence ?? 0;
};
