import type { EachBatchPayload, Kafka } from 'kafkajs';
import { asError, Retry } from '../loop.js';
import type { BatchHandler, Consumption, StrangeHandler } from '../port.js';
import { gathered } from './gathered.js';
import { NotAnEvent, runsOf } from './messages.js';

export interface KafkaConsumptionOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  /** The source of each topic. */
  readonly topics: ReadonlyMap<string, string>;
  /** Rejects while there is no consuming, with the reason. */
  check(): Promise<void>;
  readonly handle: BatchHandler;
  readonly takeStrange?: StrangeHandler | undefined;
  readonly lag: () => Promise<number>;
}

const SESSION_MS = 10_000;
const HEARTBEAT_MS = 2_000;
/** How long the group waits for a member that is still handling before it goes on without it. */
const REBALANCE_MS = 60_000;
/** Small batches: a member that must leave gets to it soon. */
const BYTES_PER_PARTITION = 256 * 1024;
const LONGEST_FETCH_MS = 500;
/** All partitions of a fetch are handed out at once; `gathered` makes one batch of them. */
const PARTITIONS_AT_ONCE = 64;

/**
 * One member of a consumer group. kafkajs may retry a few times by itself; when it gives up, whatever the reason, the consumer is thrown
 * away and a new one joins, later each time. The handler's failures never reach kafkajs: the batch is tried again here, with
 * heartbeats, for as long as the partition is ours.
 */
export const startKafkaConsumption = (options: KafkaConsumptionOptions): Consumption => {
  const stopping = new AbortController();
  const membership = new Retry();
  const handling = new Retry();

  const keepJoining = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await beMember(options, { membership, handling, stopping: stopping.signal });
      } catch (error) {
        await membership.failed(error, stopping.signal);
      }
    }
  };
  const running = keepJoining();

  return {
    lag: options.lag,
    get trouble() {
      return handling.trouble ?? membership.trouble;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
};

interface Circumstances {
  readonly membership: Retry;
  readonly handling: Retry;
  readonly stopping: AbortSignal;
}

/** Joins and handles until `stopping` aborts. @throws what made kafkajs give up */
const beMember = async (
  { kafka, groupId, topics, check, handle, takeStrange }: KafkaConsumptionOptions,
  { membership, handling, stopping }: Circumstances,
): Promise<void> => {
  await check();
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_MS,
    maxBytesPerPartition: BYTES_PER_PARTITION,
    maxWaitTimeInMs: LONGEST_FETCH_MS,
    allowAutoTopicCreation: false,
    retry: { restartOnFailure: () => Promise.resolve(false) },
  });
  const handleTogether = gathered(handle);
  const crash = new AbortController();
  consumer.on(consumer.events.CRASH, ({ payload }) => crash.abort(payload.error));
  consumer.on(consumer.events.GROUP_JOIN, () => membership.succeeded());

  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics.keys()], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) =>
        handleBatch(payload, topics, { events: handleTogether, strange: takeStrange }, { handling, stopping }),
    });
    await aborted(AbortSignal.any([stopping, crash.signal]));
    if (crash.signal.aborted) throw asError(crash.signal.reason);
  } finally {
    // Waits for the running batch, commits it and leaves the group.
    await consumer.disconnect();
  }
};

/** kafkajs commits what is resolved when this returns, so the offset follows the handler's own transaction. */
const handleBatch = async (
  { batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload,
  topics: ReadonlyMap<string, string>,
  handle: { readonly events: BatchHandler; readonly strange: StrangeHandler | undefined },
  { handling, stopping }: Omit<Circumstances, 'membership'>,
): Promise<void> => {
  // Batches that were fetched before a rebalance are not begun: kafkajs would hand out all of them before it joins again.
  await heartbeat();
  const session: { lost: Error | null } = { lost: null };
  // While the coordinator waits for us to join again it still wants heartbeats, or it would give the partition away under our hands.
  const beating = setInterval(() => {
    heartbeat().then(
      () => (session.lost = null),
      (error: unknown) => (session.lost = asError(error)),
    );
  }, HEARTBEAT_MS / 2);
  try {
    while (isRunning() && !isStale() && !stopping.aborted) {
      try {
        for (const { strange, events } of runsOf(topics.get(batch.topic)!, batch.partition, batch.messages)) {
          if (strange.length > 0) {
            if (!handle.strange) throw new NotAnEvent(strange[0]!.reason);
            await handle.strange(strange);
          }
          if (events.length > 0) await handle.events(events);
        }
      } catch (error) {
        await handling.failed(error, stopping);
        if (session.lost) throw session.lost;
        continue;
      }
      handling.succeeded();
      return resolveOffset(batch.lastOffset());
    }
  } finally {
    clearInterval(beating);
  }
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
