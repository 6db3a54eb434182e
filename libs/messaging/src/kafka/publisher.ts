import type { RecordedEvent } from '@mingjian/event-store';
import { Partitioners, type ICustomPartitioner, type Kafka, type Producer } from 'kafkajs';
import { toMessage } from './messages.js';

export interface Publisher {
  /** Resolves when all in-sync replicas have the events, in this order within each key. */
  publish(topic: string, events: readonly RecordedEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Below a broker's `message.max.bytes` (1 MiB unless configured), with room for keys and headers. */
const BYTES_AT_ONCE = 512 * 1024;
const ACK_TIMEOUT_MS = 5_000;
/** One more try inside kafkajs, for a leader that moved. With more of them a Kafka that takes nothing would be no trouble for a minute. */
const RETRIES = 1;

/**
 * Publishes with an idempotent producer, one awaited request after the other, so that a retry inside kafkajs neither repeats nor reorders.
 * After a failure nobody knows what arrived: that producer is given up, and the relay sends the whole batch again by a new one. The first
 * occurrences stay in order by key, and consumers drop the others.
 */
export const createPublisher = (kafka: Pick<Kafka, 'producer'>): Publisher => {
  let current: Promise<Producer> | undefined;
  /** The partitions of the messages under way. */
  const owed = new Set<number>();

  const notingPartitioner: ICustomPartitioner = () => {
    const choose = Partitioners.DefaultPartitioner();
    return (message) => {
      const partition = choose(message);
      owed.add(partition);
      return partition;
    };
  };

  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: notingPartitioner,
      allowAutoTopicCreation: false,
      retry: { retries: RETRIES },
    });
    await producer.connect();
    return producer;
  };

  /**
   * kafkajs 2.2.4 says that all went well although it has sent only a part: when it tries again, it passes over every broker that has
   * answered before, also for the partitions that such a broker has taken over meanwhile from the one that failed.
   */
  const send = async (producer: Producer, topic: string, events: readonly RecordedEvent[]): Promise<void> => {
    owed.clear();
    const messages = events.map((event) => toMessage(event));
    const acknowledged = await producer.send({ topic, acks: -1, timeout: ACK_TIMEOUT_MS, messages });
    for (const { partition } of acknowledged) owed.delete(partition);
    if (owed.size > 0) throw new Error(`partitions ${[...owed].join(', ')} have acknowledged nothing`);
  };

  const giveUp = async (producer: Promise<Producer> | undefined): Promise<void> => {
    if (current === producer) current = undefined;
    await (await producer?.catch(() => undefined))?.disconnect().catch(() => {});
  };

  return {
    async publish(topic, events) {
      const producer = (current ??= connect());
      try {
        for (const part of partsOf(events)) await send(await producer, topic, part);
      } catch (error) {
        await giveUp(producer);
        throw new Error(`cannot publish to ${topic}: ${(error as Error).message}`, { cause: error });
      }
    },
    close: () => giveUp(current),
  };
};

/** Splits so that no request grows beyond what a broker takes; an event larger than that goes alone. */
export const partsOf = (events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] => {
  const parts: RecordedEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const bytes = Buffer.byteLength(event.body);
    if (bytes > room) {
      parts.push([]);
      room = BYTES_AT_ONCE;
    }
    parts.at(-1)!.push(event);
    room -= bytes;
  }
  return parts;
};
