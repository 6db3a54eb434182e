import type { Consumption, MessageBus } from '@mingjian/messaging';
import { Wire } from '@mingjian/postgres';
import type { Pool } from 'pg';
import { keepEvents } from './keep.js';
import { createRecord, type EventRecord } from './record.js';

export interface RecordOptions {
  readonly bus: Pick<MessageBus, 'consume'>;
  /** The record's database, as the application's role. */
  readonly pool: Pool;
  /** The services whose logs are kept. */
  readonly sources: readonly string[];
}

const CHANNEL = 'mingjian_record';
/** The consumer group that keeps the record. */
export const RECORD_GROUP = 'reporting-record';

/**
 * Keeps every event that the bus delivers, exactly once, and wakes whoever follows the record, in this process or another, when a batch is committed.
 * It does not look into an event, so none is ever parked.
 */
export const startRecord = async ({
  bus,
  pool,
  sources,
}: RecordOptions): Promise<{ readonly record: EventRecord; readonly consumption: Consumption }> => {
  const record = createRecord(pool);
  const wire = new Wire(pool.options, CHANNEL, () => record.wake());
  const consumption = await bus.consume(RECORD_GROUP, sources, async (batch) => {
    await keepEvents(pool, batch);
    record.announce(batch);
    wire.announce();
  });
  return {
    record,
    consumption: {
      lag: () => consumption.lag(),
      get trouble() {
        return consumption.trouble;
      },
      async stop() {
        await consumption.stop();
        await wire.close();
      },
    },
  };
};
