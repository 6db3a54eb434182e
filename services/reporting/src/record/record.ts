import { eventNameIn } from '@mingjian/contracts';
import { Tail, type EventLog, type LogHead, type RecordedEvent, type Skimmed } from '@mingjian/event-store';
import type { Arrived } from '@mingjian/messaging';
import type { Pool } from 'pg';

/** Reporting's copy of the services' logs, read like the logs themselves. */
export interface EventRecord {
  /** The gap-free part of one service's log as far as it has arrived. */
  log(source: string): EventLog;
  /** Wakes those who follow the sources of these events; called after the commit of `keepEvents`. */
  announce(events: readonly RecordedEvent[]): void;
  /** Wakes everybody: another process has kept something. */
  wake(): void;
}

export const createRecord = (pool: Pool): EventRecord => {
  const logs = new Map<string, RecordedLog>();
  return {
    log(source) {
      const log = logs.get(source) ?? new RecordedLog(pool, source);
      logs.set(source, log);
      return log;
    },
    announce(events) {
      for (const [source, log] of logs) log.grown(events.filter((event) => event.source === source));
    },
    wake() {
      for (const log of logs.values()) log.wake();
    },
  };
};

/** How much of each source has arrived. */
export const arrivedOf = async (pool: Pool, sources: readonly string[]): Promise<ReadonlyMap<string, Arrived>> => {
  const { rows } = await pool.query<{ source: string } & Arrived>({
    name: 'record-arrived',
    text: `SELECT s AS source, coalesce(h.contiguous, 0)::float8 AS complete,
                  coalesce((SELECT max(e.sequence) FROM record.events e WHERE e.source = s), 0)::float8 AS last
           FROM unnest($1::text[]) AS s LEFT JOIN record.heads h ON h.source = s`,
    values: [sources],
  });
  return new Map(rows.map(({ source, ...arrived }) => [source, arrived]));
};

class RecordedLog implements EventLog {
  private readonly followers = new Set<() => void>();
  private readonly tail = new Tail();
  /** Where the log once ended: what has come since is little, and read whole, so that the tail has it for everybody. */
  private reached = Infinity;

  constructor(
    private readonly pool: Pool,
    readonly source: string,
  ) {}

  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const known = this.tail.read(after, limit);
    if (known) return known;
    const events = await read(this.pool, this.source, after, limit);
    this.tail.add(events);
    return events;
  }

  async skim(after: number, limit: number, names: readonly string[]): Promise<Skimmed> {
    const run = after >= this.reached ? await this.read(after, limit) : this.tail.read(after, limit);
    if (run) {
      const wanted = new Set(names);
      const through = run.at(-1)?.sequence ?? after;
      return { events: run.filter(({ type }) => wanted.has(eventNameIn(type))), through };
    }
    const skimmed = await skim(this.pool, this.source, { after, limit, names });
    if (skimmed.through - after < limit) this.reached = skimmed.through;
    return skimmed;
  }

  head(): Promise<LogHead> {
    return head(this.pool, this.source);
  }

  sequenceAt(moment: Date): Promise<number> {
    return sequenceAt(this.pool, this.source, moment);
  }

  onAppend(wake: () => void): () => void {
    const own = () => wake();
    this.followers.add(own);
    return () => this.followers.delete(own);
  }

  /** What arrived may leave gaps; only what goes on without one can be read. */
  grown(events: readonly RecordedEvent[]): void {
    if (events.length === 0) return;
    this.tail.extend(events);
    this.wake();
  }

  wake(): void {
    for (const wake of this.followers) wake();
  }
}

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

/**
 * The events that nobody asked for stay where they are: neither their bytes nor their rows cross the wire. Where the run ends is asked before, because in one
 * statement it was planned as a walk in the heap's order with a sort of all bodies.
 */
const skim = async (
  pool: Pool,
  source: string,
  { after, limit, names }: { readonly after: number; readonly limit: number; readonly names: readonly string[] },
): Promise<Skimmed> => {
  const { sequence: contiguous } = await head(pool, source);
  const through = Math.min(after + limit, contiguous);
  if (through <= after) return { events: [], through: after };
  const { rows: events } = await pool.query<RecordedEvent>({
    name: 'record-skim',
    text: `select ${COLUMNS} from record.events
           where source = $1 and sequence > $2 and sequence <= $3 and split_part(type, '.', 4) = any ($4)
           order by events.sequence`,
    values: [source, after, through, names],
  });
  return { events, through };
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
