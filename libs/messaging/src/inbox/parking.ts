import type { RecordedEvent } from '@mingjian/event-store';
import type { Pool, PoolClient } from 'pg';

/** An event that could not be dealt with, or one that waits behind such an event of its key. */
export interface Parked {
  readonly key: string;
  readonly event: RecordedEvent;
  readonly reason: string;
  readonly parkedAt: Date;
}

/** What keeps its order: one stream of one source. */
export const keyOf = (event: RecordedEvent): string => `${event.source}/${event.stream}`;

interface ParkedRow {
  key: string;
  source: string;
  sequence: string | number;
  recorded_at: Date;
  stream: string;
  version: string | number;
  id: string;
  type: string;
  body: string;
  reason: string;
  parked_at: Date;
}

/** The parked events of one inbox (`inboxSchema`). */
export class Parking {
  constructor(private readonly inbox: string) {}

  /** Those of the given keys under which something is parked. */
  async occupied(db: Pool | PoolClient, keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const { rows } = await db.query<{ key: string }>({
      name: 'parked.occupied',
      text: `SELECT key FROM messaging.parked WHERE inbox = $1 AND key = ANY ($2)
             UNION SELECT key FROM messaging.strange WHERE inbox = $1 AND key = ANY ($2) AND settled_at IS NULL`,
      values: [this.inbox, keys],
    });
    return new Set(rows.map(({ key }) => key));
  }

  async add(client: PoolClient, parked: readonly { event: RecordedEvent; reason: string }[]): Promise<void> {
    if (parked.length === 0) return;
    const rows = parked.map(({ event, reason }) => ({
      key: keyOf(event),
      source: event.source,
      sequence: event.sequence,
      recorded_at: event.recordedAt.toISOString(),
      stream: event.stream,
      version: event.version,
      id: event.id,
      type: event.type,
      body: event.body,
      reason,
    }));
    await client.query(
      `INSERT INTO messaging.parked (inbox, key, source, sequence, recorded_at, stream, version, id, type, body, reason)
       SELECT $1, p.* FROM json_to_recordset($2) AS p (key text, source text, sequence bigint, recorded_at timestamptz,
         stream text, version bigint, id uuid, type text, body text, reason text)`,
      [this.inbox, JSON.stringify(rows)],
    );
  }

  /** All parked events, or those of one key, in the order in which they must be dealt with. */
  async list(db: Pool | PoolClient, key?: string): Promise<readonly Parked[]> {
    const { rows } = await db.query<ParkedRow>({
      name: 'parked.list',
      text: 'SELECT * FROM messaging.parked WHERE inbox = $1 AND ($2::text IS NULL OR key = $2) ORDER BY key, sequence',
      values: [this.inbox, key ?? null],
    });
    return rows.map((row) => ({
      key: row.key,
      event: {
        source: row.source,
        sequence: Number(row.sequence),
        recordedAt: row.recorded_at,
        stream: row.stream,
        version: Number(row.version),
        id: row.id,
        type: row.type,
        body: row.body,
      },
      reason: row.reason,
      parkedAt: row.parked_at,
    }));
  }

  async remove(client: PoolClient, { key, event }: Parked): Promise<void> {
    await client.query('DELETE FROM messaging.parked WHERE inbox = $1 AND key = $2 AND sequence = $3', [
      this.inbox,
      key,
      event.sequence,
    ]);
  }

  async explain(db: Pool, { key, event }: Parked, reason: string): Promise<void> {
    await db.query('UPDATE messaging.parked SET reason = $4 WHERE inbox = $1 AND key = $2 AND sequence = $3', [
      this.inbox,
      key,
      event.sequence,
      reason,
    ]);
  }
}
