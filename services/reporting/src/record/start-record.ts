import {
  Strangers,
  watchGaps,
  type Consumption,
  type MessageBus,
  type ParkedStranger,
  type StrangeMessage,
} from '@mingjian/messaging';
import type { RecordedEvent } from '@mingjian/event-store';
import { Wire } from '@mingjian/postgres';
import type { Pool } from 'pg';
import { keepEvents } from './keep.js';
import { arrivedOf, createRecord, type EventRecord } from './record.js';

export interface RecordOptions {
  readonly bus: Pick<MessageBus, 'consume'>;
  /** The record's database, as the application's role. */
  readonly pool: Pool;
  /** The services whose logs are kept. */
  readonly sources: readonly string[];
  /** Hears of messages that are no events. */
  onStrange?(messages: readonly StrangeMessage[]): void;
}

export interface StartedRecord {
  readonly record: EventRecord;
  readonly consumption: Consumption;
  /** Messages that are no events. They keep nothing back: whether an event is missing shows in the record. */
  parked(): Promise<readonly ParkedStranger[]>;
  /** Passes over those of a key if no event is missing. @returns how many */
  replay(key: string): Promise<number>;
}

const CHANNEL = 'mingjian_record';
/** The consumer group that keeps the record. */
export const RECORD_GROUP = 'reporting-record';

/**
 * Keeps every event that the bus delivers, exactly once, and wakes whoever follows the record, in this process or another, when a batch is committed.
 * It reacts to no event, so none is ever parked; a message that is no event is.
 */
export const startRecord = async ({ bus, pool, sources, onStrange }: RecordOptions): Promise<StartedRecord> => {
  const strangers = new Strangers(RECORD_GROUP);
  const record = createRecord(pool);
  const wire = new Wire(pool.options, CHANNEL, () => record.wake());
  const keep = async (batch: readonly RecordedEvent[]): Promise<void> => {
    await keepEvents(pool, batch);
    record.announce(batch);
    wire.announce();
  };
  const takeStrange = async (messages: readonly StrangeMessage[]): Promise<void> => {
    const arrived = await arrivedOf(pool, sources);
    const kept = await strangers.keep(pool, messages, (source) => arrived.get(source)?.last ?? 0);
    if (kept.length > 0) onStrange?.(kept);
  };
  const consumption = await bus.consume(RECORD_GROUP, sources, keep, undefined, takeStrange);
  const gaps = watchGaps(() => arrivedOf(pool, sources));
  return {
    record,
    consumption: {
      lag: () => consumption.lag(),
      get trouble() {
        return consumption.trouble ?? gaps.trouble;
      },
      async stop() {
        gaps.stop();
        await consumption.stop();
        await wire.close();
      },
    },
    parked: () => strangers.list(pool),
    async replay(key) {
      const waiting = await strangers.list(pool, key);
      if (waiting.length === 0) return 0;
      const isThere = (await consumption.lag()) === 0;
      const arrived = (await arrivedOf(pool, sources)).get(waiting[0]!.source);
      return (await strangers.pass(pool, waiting, isThere ? arrived : undefined)) ?? 0;
    },
  };
};
