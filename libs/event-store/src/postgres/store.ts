import { Wire } from '@mingjian/postgres';
import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { checkAppend } from '../check-append.js';
import { isOutage, throwOutage } from '../outage.js';
import {
  StoreUnavailable,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type RecordedEvent,
  type Repeated,
} from '../port.js';
import { Tail } from '../tail.js';
import { Wakes } from '../wakes.js';
import { appendBatch } from './append-batch.js';
import { GroupCommit } from './group-commit.js';

export interface PostgresEventStoreOptions {
  /** The service whose log it is. */
  readonly source: string;
  /** Connections as the role named to `eventStoreSchema`. Stays the caller's: `close` leaves it open. */
  readonly pool: Pool;
  /** Where to LISTEN, if not where `pool` connects to: behind a pooler that shares sessions, notifications are lost. */
  readonly listenUrl?: string;
  /** Hears how many appends shared a commit. */
  onCommit?(appends: number): void;
}

/** An event store in the Postgres database where `eventStoreSchema` has been run. Starts at once, also when the server is down. */
export const createPostgresEventStore = (options: PostgresEventStoreOptions): EventStore =>
  new PostgresEventStore(options);

/** While one batch waits for the disk, the next one takes its locks; a third would only wait for the head. */
const WRITERS = 2;
const CHANNEL = 'mingjian_log';
const EVENT = 'sequence, recorded_at, stream, version, id, type, body';
const READ = {
  name: 'log.read',
  text: `SELECT ${EVENT} FROM log.events WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
};
const READ_STREAM = {
  name: 'log.readStream',
  text: `SELECT ${EVENT} FROM log.events WHERE stream = $1 AND version > $2 ORDER BY version`,
};
/** The sequence of a command that wrote events is that of its last one. */
const FIRST_ANSWER = {
  name: 'log.firstAnswer',
  text: `SELECT c.digest, c.outcome, c.version, coalesce(c.sequence, e.sequence) AS sequence
    FROM log.commands c LEFT JOIN log.events e ON e.stream = c.stream AND e.version = c.version
    WHERE c.actor = $1 AND c.id = $2`,
};
const HEAD = { name: 'log.head', text: 'SELECT sequence, recorded_at FROM log.head' };
const SEQUENCE_AT = { name: 'log.sequenceAt', text: 'SELECT log.sequence_at($1) AS sequence' };

interface EventRow {
  readonly sequence: string | number;
  readonly recorded_at: Date;
  readonly stream: string;
  readonly version: string | number;
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

interface CommandRow {
  readonly digest: string;
  readonly outcome: string;
  readonly version: string | number;
  readonly sequence: string | number;
}

class PostgresEventStore implements EventStore {
  readonly source: string;
  private readonly pool: Pool;
  private readonly wakes = new Wakes();
  private readonly tail = new Tail();
  private readonly commits: GroupCommit;
  private readonly wire: Wire;
  private readonly onCommit: ((appends: number) => void) | undefined;
  private closed = false;

  constructor({ source, pool, listenUrl, onCommit }: PostgresEventStoreOptions) {
    this.onCommit = onCommit;
    this.source = source;
    this.pool = pool;
    this.commits = new GroupCommit((appends) => this.write(appends), { writers: WRITERS, isOutage });
    const config = listenUrl === undefined ? pool.options : { connectionString: listenUrl };
    this.wire = new Wire(config, CHANNEL, () => this.wakes.ring());
  }

  async append(append: Append): Promise<Appended> {
    if (this.closed) throw new StoreUnavailable(new Error('the store is closed'));
    checkAppend(append);
    return this.commits.append(append).catch(throwOutage);
  }

  async firstAnswer(actor: string, commandId: string): Promise<Repeated | undefined> {
    const [row] = await this.query<CommandRow>({ ...FIRST_ANSWER, values: [actor, commandId] });
    return row && { ...row, kind: 'repeated', version: Number(row.version), sequence: Number(row.sequence) };
  }

  async readStream(stream: string, afterVersion = 0): Promise<readonly RecordedEvent[]> {
    return this.events({ ...READ_STREAM, values: [stream, afterVersion] });
  }

  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const known = this.tail.read(after, limit);
    if (known) return known;
    const events = await this.events({ ...READ, values: [after, limit] });
    this.tail.add(events);
    return events;
  }

  async head(): Promise<LogHead> {
    const [row] = await this.query<{ sequence: string | number; recorded_at: Date | null }>(HEAD);
    return { sequence: Number(row!.sequence), recordedAt: row!.recorded_at };
  }

  async sequenceAt(moment: Date): Promise<number> {
    const [row] = await this.query<{ sequence: string | number }>({ ...SEQUENCE_AT, values: [moment.toISOString()] });
    return Number(row!.sequence);
  }

  onAppend(wake: () => void): () => void {
    return this.wakes.add(wake);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.commits.settled();
    this.wakes.clear();
    await this.wire.close();
  }

  private async write(appends: readonly Append[]): Promise<readonly Appended[]> {
    const { answers, events } = await appendBatch(this.pool, this.source, appends);
    this.onCommit?.(appends.length);
    if (events.length > 0) {
      this.tail.add(events);
      this.wakes.ring();
      this.wire.announce();
    }
    return answers;
  }

  private async events(query: QueryConfig): Promise<RecordedEvent[]> {
    const rows = await this.query<EventRow>(query);
    return rows.map((row) => ({
      source: this.source,
      sequence: Number(row.sequence),
      recordedAt: row.recorded_at,
      stream: row.stream,
      version: Number(row.version),
      id: row.id,
      type: row.type,
      body: row.body,
    }));
  }

  private async query<Row extends QueryResultRow>(query: QueryConfig): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(query).catch(throwOutage);
    return rows;
  }
}
