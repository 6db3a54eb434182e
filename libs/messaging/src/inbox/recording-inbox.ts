import type { RecordedEvent } from '@mingjian/event-store';
import { inTransaction } from '@mingjian/postgres';
import type { Pool, PoolClient } from 'pg';
import type { Consumption, MessageBus } from '../port.js';
import { completeness, type Completeness } from './completeness.js';
import { newOf, Receipts } from './receipts.js';

export interface RecordingInboxOptions {
  readonly bus: MessageBus;
  /** The consumer group, and the inbox's name in the database. */
  readonly group: string;
  readonly sources: readonly string[];
  readonly pool: Pool;
  /**
   * Writes the new events of a batch, set-based, in the transaction that also notes them as received: each event counts exactly
   * once. When it fails nothing is noted and the batch comes again.
   */
  effect(client: PoolClient, events: readonly RecordedEvent[]): Promise<void>;
}

export type RecordingInbox = Consumption & Completeness;

/** An inbox whose whole effect is rows of the same database: for the record of reporting. */
export const startRecordingInbox = async ({
  bus,
  group,
  sources,
  pool,
  effect,
}: RecordingInboxOptions): Promise<RecordingInbox> => {
  const receipts = new Receipts(group, sources);
  const consumption = await bus.consume(group, sources, (batch) =>
    inTransaction(pool, async (client) => {
      const received = await receipts.lock(client);
      const events = newOf(batch, received);
      if (events.length === 0) return;
      await effect(client, events);
      await receipts.add(client, events);
    }),
  );
  return {
    ...completeness(receipts, pool),
    lag: () => consumption.lag(),
    get trouble() {
      return consumption.trouble;
    },
    stop: () => consumption.stop(),
  };
};
