import type { RecordedEvent } from '@mingjian/event-store';

/**
 * The message bus port, kept so small that another client is one file. One topic a service: `mingjian.<source>.events`; the key is the
 * stream, so the events of one stream arrive in order; at least once. Every adapter passes `testing/contract.ts`.
 */
export interface MessageBus {
  /** Resolves when all events are durable on the bus, in this order. The relay is the only caller. */
  publish(source: string, events: readonly RecordedEvent[]): Promise<void>;
  /**
   * Delivers the events of `sources` to one member of `group` at a time, from where the group stopped, first from the beginning.
   * A batch counts as taken when `handle` resolves; when it rejects, or the process dies, the batch comes again.
   */
  consume(group: string, sources: readonly string[], handle: BatchHandler): Promise<Consumption>;
  close(): Promise<void>;
}

export type BatchHandler = (batch: readonly RecordedEvent[]) => Promise<void>;

export interface Consumption {
  /** How many events of its sources the group has not taken yet. */
  lag(): Promise<number>;
  /** The last failure of the handler or the bus while it lasts; null when healthy. */
  readonly trouble: Error | null;
  stop(): Promise<void>;
}
