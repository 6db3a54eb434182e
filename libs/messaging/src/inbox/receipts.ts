import type { RecordedEvent } from '@mingjian/event-store';
import type { Pool, PoolClient } from 'pg';
import { has, setOf, union, emptySet, type IntervalSet } from '../intervals.js';

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

  /** Adds events to what was received; under `lock`. */
  async add(client: PoolClient, received: Received, events: readonly RecordedEvent[]): Promise<void> {
    const sources = [...new Set(events.map((event) => event.source))];
    if (sources.length === 0) return;
    const intervals = sources.map((source) => {
      const arrived = setOf(events.filter((event) => event.source === source).map((event) => event.sequence));
      return JSON.stringify(union(received.get(source) ?? emptySet, arrived));
    });
    await client.query({
      name: 'receipts.add',
      text: `UPDATE messaging.received r SET intervals = n.intervals
             FROM unnest($2::text[], $3::jsonb[]) AS n (source, intervals) WHERE r.inbox = $1 AND r.source = n.source`,
      values: [this.inbox, sources, intervals],
    });
  }

  private async select(db: Pool | PoolClient, name: string, suffix: string): Promise<Received> {
    const { rows } = await db.query<{ source: string; intervals: IntervalSet }>({
      name,
      text: `SELECT source, intervals FROM messaging.received WHERE inbox = $1 AND source = ANY ($2) ${suffix}`,
      values: [this.inbox, this.sources],
    });
    return new Map(rows.map(({ source, intervals }) => [source, intervals]));
  }
}

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
