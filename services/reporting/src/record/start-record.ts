import { startRecordingInbox, type MessageBus, type RecordingInbox } from '@mingjian/messaging';
import type { Pool } from 'pg';
import { keepEvents } from './keep.js';
import { createRecord, type EventRecord } from './record.js';

export interface RecordOptions {
  readonly bus: MessageBus;
  /** The record's database, as the application's role. */
  readonly pool: Pool;
  /** The services whose logs are kept. */
  readonly sources: readonly string[];
}

/** Keeps every event that the bus delivers, exactly once, and wakes whoever follows the record when a batch is committed. */
export const startRecord = async ({
  bus,
  pool,
  sources,
}: RecordOptions): Promise<{ readonly record: EventRecord; readonly inbox: RecordingInbox }> => {
  const record = createRecord(pool);
  const inbox = await startRecordingInbox({
    // A handled batch is a committed one: only then is there something to read.
    bus: {
      ...bus,
      consume: (group, of, handle) =>
        bus.consume(group, of, (batch) => handle(batch).then(() => record.announce(batch))),
    },
    group: 'reporting-record',
    sources,
    pool,
    effect: keepEvents,
  });
  return { record, inbox };
};
