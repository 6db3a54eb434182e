import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import resourceTypes from 'kafkajs/src/protocol/configResourceTypes.js';
import { asError } from '../loop.js';
import { UnusableKafka } from './api-versions.js';
import { createKafka, type KafkaConnection } from './connection.js';
import type { Questions } from './questions.js';

/** Begins the names of topics and groups, so that several installations can share a cluster. */
export const DEFAULT_PREFIX = 'mingjian';

export const topicOf = (prefix: string, source: string): string => `${prefix}.${source}.events`;

/** Of a topic that keeps everything. */
const RETENTION = ['retention.ms', 'retention.bytes'] as const;
const UNLIMITED = '-1';

export interface TopicOptions {
  readonly connection: KafkaConnection;
  readonly sources: readonly string[];
  /** Fixed for good: a key keeps its order only while its partition stays the same. 6 unless told. */
  readonly partitions?: number | undefined;
  /** Copies of each partition; unless told one per broker, at most three. */
  readonly replication?: number | undefined;
  readonly prefix?: string | undefined;
}

/**
 * Creates the topics that are missing: a step of deployment, never of a running service. They keep everything for ever, since a
 * new consumer begins at the beginning.
 * @returns the topics created
 * @throws Error when an existing topic has another number of partitions than asked for, or forgets
 */
export const createTopics = async ({
  connection,
  sources,
  partitions,
  replication,
  prefix = DEFAULT_PREFIX,
}: TopicOptions): Promise<readonly string[]> => {
  const admin = createKafka(connection, `${prefix}-topics`).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const wanted = sources.map((source) => topicOf(prefix, source));
    const there = wanted.filter((topic) => existing.has(topic));
    if (partitions !== undefined) await assertPartitions(admin, there, partitions);
    await assertRetention(admin, there);
    const missing = wanted.filter((topic) => !existing.has(topic));
    if (missing.length === 0) return [];
    const copies = replication ?? Math.min(3, (await admin.describeCluster()).brokers.length);
    await admin.createTopics({
      // kafkajs' own waiting fails on a topic that not every broker knows yet.
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: partitions ?? 6,
        replicationFactor: copies,
        configEntries: [
          { name: 'cleanup.policy', value: 'delete' },
          ...RETENTION.map((name) => ({ name, value: UNLIMITED })),
          // One copy may be away; what was acknowledged is then still in two places.
          { name: 'min.insync.replicas', value: String(Math.max(1, copies - 1)) },
        ],
      })),
    });
    await serving(admin, missing);
    return missing;
  } finally {
    await admin.disconnect();
  }
};

const SERVING_MS = 30_000;

/** Resolves when the leader of every partition answers. */
const serving = async (admin: Admin, topics: readonly string[]): Promise<void> => {
  const deadline = Date.now() + SERVING_MS;
  for (const topic of topics) {
    while ((await admin.fetchTopicOffsets(topic).catch(asError)) instanceof Error) {
      if (Date.now() > deadline) throw new Error(`${topic} was created but does not serve within ${SERVING_MS} ms`);
      await delay(100);
    }
  }
};

const assertPartitions = async (admin: Admin, topics: readonly string[], partitions: number): Promise<void> => {
  if (topics.length === 0) return;
  const { topics: found } = await admin.fetchTopicMetadata({ topics: [...topics] });
  const other = found.find((topic) => topic.partitions.length !== partitions);
  if (other) {
    throw new Error(
      `topic ${other.name} has ${other.partitions.length} partitions, not ${partitions}; that cannot be changed without losing the order of its keys`,
    );
  }
};

const assertRetention = async (admin: Admin, topics: readonly string[]): Promise<void> => {
  if (topics.length === 0) return;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: resourceTypes.TOPIC, name, configNames: [...RETENTION] })),
  });
  for (const { resourceName, configEntries } of resources) {
    const finite = configEntries.filter(({ configValue }) => configValue !== UNLIMITED);
    if (finite.length === 0) continue;
    const found = finite.map(({ configName, configValue }) => `${configName} ${configValue}`).join(', ');
    throw new Error(
      `topic ${resourceName} forgets events (${found}); set that to ${UNLIMITED}, since a new consumer begins at the beginning (docs/how-to/run-on-kafka.md)`,
    );
  }
};

/** @throws UnusableKafka naming the topics that are missing; Error when nobody tells */
export const assertTopics = async (questions: Questions, topics: readonly string[]): Promise<void> => {
  const existing = new Set(await questions.ask((admin) => admin.listTopics()));
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length > 0) {
    throw new UnusableKafka(
      `Kafka has no topic ${missing.join(', ')}; topics are created by a step of deployment (docs/how-to/run-on-kafka.md)`,
    );
  }
};
