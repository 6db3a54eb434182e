import { describe, expect, it } from '@jest/globals';
import type { Kafka, PartitionMetadata, Producer, ProducerConfig, ProducerRecord } from 'kafkajs';
import { eventsOf } from '../testing/index.js';
import { createPublisher } from './publisher.js';

const PARTITIONS = 4;

/** Producers that put messages into partitions as kafkajs does, and then have acknowledged those that `answers` says. */
const kafkaOf = (answers: (partitions: readonly number[]) => readonly number[]) => {
  const producers: { sent: number; connected: boolean }[] = [];
  const kafka = {
    producer: ({ createPartitioner }: ProducerConfig) => {
      const choose = createPartitioner!();
      const known = { sent: 0, connected: false };
      producers.push(known);
      return {
        connect: async () => void (known.connected = true),
        disconnect: async () => void (known.connected = false),
        send: async ({ topic, messages }: ProducerRecord) => {
          known.sent += messages.length;
          const partitionMetadata = Array.from({ length: PARTITIONS }, (_, partitionId) => ({
            partitionId,
            leader: 1,
          }));
          const chosen = new Set(
            messages.map((message) =>
              choose({ topic, message, partitionMetadata: partitionMetadata as PartitionMetadata[] }),
            ),
          );
          return answers([...chosen]).map((partition) => ({ topicName: topic, partition, errorCode: 0 }));
        },
      } as unknown as Producer;
    },
  } satisfies Pick<Kafka, 'producer'>;
  return { kafka, producers };
};

describe('a publisher to Kafka', () => {
  const events = eventsOf('intake', 1, 24, 12);

  it('has published what every partition acknowledged, by one producer', async () => {
    const { kafka, producers } = kafkaOf((partitions) => partitions);
    const publisher = createPublisher(kafka);
    await publisher.publish('topic', events);
    await publisher.publish('topic', events);
    expect(producers).toEqual([{ sent: 48, connected: true }]);
    await publisher.close();
    expect(producers).toEqual([{ sent: 48, connected: false }]);
  });

  it('has published nothing while a partition is missing among the acknowledgements, and tries by another producer', async () => {
    let leaderMoves = true;
    const { kafka, producers } = kafkaOf((partitions) => (leaderMoves ? partitions.slice(1) : partitions));
    const publisher = createPublisher(kafka);
    await expect(publisher.publish('topic', events)).rejects.toThrow(
      /^cannot publish to topic: partitions [0-3] have acknowledged nothing$/,
    );
    leaderMoves = false;
    await publisher.publish('topic', events);
    expect(producers).toEqual([
      { sent: 24, connected: false },
      { sent: 24, connected: true },
    ]);
  });
});
