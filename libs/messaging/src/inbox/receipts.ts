import type { RecordedEvent } from '@mingjian/event-store';
import type { Pool, PoolClient } from 'pg';
import { emptySet, has, setOf, type IntervalSet } from '../intervals.js';

/** What an inbox has received, by source. */
export type Received = ReadonlyMap<string, IntervalSet>;

/** The memory of one inbox (`inboxSchema`): every event of its sources counts once, however often and in whatever order it comes. */
export class Receipts {
  constructor(
    private readonly inbox: string,
    private readonly sources: readonly string[],
  ) {}

  async read(db: Pool | PoolClient): Promise<Received> {
    return this.select(db, 'receipts.read', '');
  }

  /** Reads and keeps others from changing it until the transaction ends: from here on two members of the inbox go one by one. */
  async lock(client: PoolClient): Promise<Received> {
    const received = await this.select(client, 'receipts.lock', 'ORDER BY source FOR UPDATE');
    if (this.sources.every((source) => received.has(source))) return received;
    await client.query(
      'INSERT INTO messaging.received (inbox, source) SELECT $1, s FROM unnest($2::text[]) AS s ORDER BY s ON CONFLICT DO NOTHING',
      [this.inbox, this.sources],
    );
    return this.select(client, 'receipts.lock', 'ORDER BY source FOR UPDATE');
  }

  /** Adds events to what was received, whatever others add meanwhile. False when the inbox is new and nothing was noted: `lock` first. */
  async add(db: Pool | PoolClient, events: readonly RecordedEvent[]): Promise<boolean> {
    const sources = [...new Set(events.map((event) => event.source))];
    if (sources.length === 0) return true;
    const arrived = sources.map((source) =>
      setOf(events.filter((event) => event.source === source).map((event) => event.sequence)),
    );
    const { rowCount } = await db.query({
      name: 'receipts.add',
      text: `UPDATE messaging.received r SET sequences = r.sequences + n.sequences
             FROM unnest($2::text[], $3::int8multirange[]) AS n (source, sequences)
             WHERE r.inbox = $1 AND r.source = n.source
               AND (SELECT count(*) FROM messaging.received k WHERE k.inbox = $1 AND k.source = ANY ($2)) = cardinality($2)`,
      values: [this.inbox, sources, arrived.map(multirange)],
    });
    return rowCount === sources.length;
  }

  private async select(db: Pool | PoolClient, name: string, suffix: string): Promise<Received> {
    const { rows } = await db.query<{ source: string; intervals: IntervalSet }>({
      name,
      text: `SELECT source, ARRAY (SELECT json_build_array(lower(i), upper(i) - 1) FROM unnest(sequences) AS i) AS intervals
             FROM messaging.received WHERE inbox = $1 AND source = ANY ($2) ${suffix}`,
      values: [this.inbox, this.sources],
    });
    return new Map(rows.map(({ source, intervals }) => [source, intervals]));
  }
}

const multirange = (set: IntervalSet): string => `{${set.map(([first, last]) => `[${first},${last}]`).join(',')}}`;

/** The events of a batch that were not received before, each once. */
export const newOf = (batch: readonly RecordedEvent[], received: Received): readonly RecordedEvent[] => {
  const seen = new Set<string>();
  return batch.filter((event) => {
    const coordinates = `${event.source}/${event.sequence}`;
    if (seen.has(coordinates) || has(received.get(event.source) ?? emptySet, event.sequence)) return false;
    seen.add(coordinates);
    return true;
  });
};
