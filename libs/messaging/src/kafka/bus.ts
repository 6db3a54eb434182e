import type { Admin } from 'kafkajs';
import type { Consumption, MessageBus } from '../port.js';
import { createChecks } from './checks.js';
import { createKafka, type KafkaConnection } from './connection.js';
import { startKafkaConsumption } from './consumption.js';
import { createPublisher } from './publisher.js';
import { createQuestions } from './questions.js';
import { DEFAULT_PREFIX, topicOf } from './topics.js';

export interface KafkaBusOptions {
  readonly connection: KafkaConnection;
  /** Who this is in the brokers' logs, for example the service. */
  readonly clientId: string;
  readonly prefix?: string | undefined;
}

/**
 * The bus on Kafka: topic `<prefix>.<source>.events`, group `<prefix>.<group>`, key = stream. The topics must exist (`createTopics`).
 * Brokers that are away, now or later, are trouble of a consumption, or reject `publish`, until one answers.
 * @throws UnusableKafka when a broker tells that kafkajs cannot talk to it
 */
export const createKafkaBus = async ({
  connection,
  clientId,
  prefix = DEFAULT_PREFIX,
}: KafkaBusOptions): Promise<MessageBus> => {
  const kafka = createKafka(connection, clientId);
  const publisher = createPublisher(kafka);
  const questions = createQuestions(kafka);
  const checks = createChecks(connection, questions);
  const consumptions = new Set<Consumption>();
  await checks.atStart([]);

  return {
    async publish(source, events) {
      if (events.length === 0) return;
      const topic = topicOf(prefix, source);
      await checks.hold([topic]);
      await publisher.publish(topic, events);
    },
    async consume(group, sources, handle, _isUrgent, takeStrange) {
      const topics = new Map(sources.map((source) => [topicOf(prefix, source), source]));
      const groupId = `${prefix}.${group}`;
      await checks.atStart([...topics.keys()]);
      const consumption = startKafkaConsumption({
        kafka,
        groupId,
        topics,
        check: () => checks.hold([...topics.keys()]),
        handle,
        takeStrange,
        lag: () => questions.ask((admin) => lagOf(admin, groupId, [...topics.keys()])),
      });
      consumptions.add(consumption);
      return consumption;
    },
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      consumptions.clear();
      await publisher.close();
      await questions.close();
    },
  };
};

/** Messages between what the group has committed, at first the beginning, and the ends of the partitions. */
const lagOf = async (admin: Admin, groupId: string, topics: readonly string[]): Promise<number> => {
  // The ends are read last: a lag of 0 must not be one of a moment before the newest message.
  const committed = await admin.fetchOffsets({ groupId, topics: [...topics] });
  const ends = await Promise.all(
    committed.map(async ({ topic, partitions }) => ({ partitions, ends: await admin.fetchTopicOffsets(topic) })),
  );
  return ends.reduce((sum, { partitions, ends: reached }) => sum + behind(partitions, reached), 0);
};

const behind = (
  committed: readonly { readonly partition: number; readonly offset: string }[],
  ends: readonly { readonly partition: number; readonly low: string; readonly high: string }[],
): number => {
  const taken = new Map(committed.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.reduce(
    (sum, { partition, low, high }) =>
      sum + Math.max(0, Number(high) - Math.max(Number(low), taken.get(partition) ?? 0)),
    0,
  );
};
