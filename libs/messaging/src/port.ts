import type { RecordedEvent } from '@mingjian/event-store';

/**
 * The message bus port, kept so small that another client is one file. One topic a service: `mingjian.<source>.events`; the key is the
 * stream, so the events of one stream arrive in order; at least once. Nothing is promised between streams: a later sequence may come before an
 * earlier one, and consumers know by sequences what is missing. Every adapter passes `testing/contract.ts`.
 */
export interface MessageBus {
  /** Resolves when all events are durable on the bus, in this order. The relay is the only caller. */
  publish(source: string, events: readonly RecordedEvent[]): Promise<void>;
  /**
   * Makes a member of `group`, which goes on where the group stopped, first at the beginning. A stream is with one member at a time,
   * one batch after the other; other streams may be with other members meanwhile, and a member that leaves or dies is taken over.
   * A batch counts as taken when `handle` resolves; when it rejects, or the process dies, the batch comes again. Only a member that
   * lost its place while handling may overlap with its successor, which the inbox's transaction makes harmless.
   * @param isUrgent by an event's type; one that is not urgent may come later, at most half a second or with the next that is
   * @param takeStrange takes what lies on the bus and is no event; without it such a message stops those behind it
   * @throws Error when a topic of the sources is missing
   */
  consume(
    group: string,
    sources: readonly string[],
    handle: BatchHandler,
    isUrgent?: (type: string) => boolean,
    takeStrange?: StrangeHandler,
  ): Promise<Consumption>;
  close(): Promise<void>;
}

export type BatchHandler = (batch: readonly RecordedEvent[]) => Promise<void>;

/** A message on the bus that is no event of this platform: somebody else put it there, or it was damaged. */
export interface StrangeMessage {
  readonly source: string;
  /** Its key, a stream if it ever was an event; empty where it has none. */
  readonly stream: string;
  /** Where it lies, unique among the messages of its source. */
  readonly place: string;
  readonly reason: string;
  /** Headers and value, for whoever finds out what it was. */
  readonly raw: string;
}

/** Resolves when the messages are kept; later events of their streams come after that. */
export type StrangeHandler = (messages: readonly StrangeMessage[]) => Promise<void>;

export interface Consumption {
  /** How many events of its sources the group has not taken yet. */
  lag(): Promise<number>;
  /** The last failure of the handler or the bus while it lasts; null when healthy. */
  readonly trouble: Error | null;
  stop(): Promise<void>;
}
