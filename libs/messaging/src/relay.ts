import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import type { Pool } from 'pg';
import { whileLeading, type LeaderLock } from './leader.js';
import { Pace, Retry, Wakeup } from './loop.js';
import type { MessageBus } from './port.js';

/** How far a source has been published. */
export interface RelayCheckpoint {
  /** The last sequence that is surely on the bus; 0 at first. */
  load(): Promise<number>;
  save(sequence: number): Promise<void>;
}

export interface RelayOptions {
  readonly log: EventLog;
  readonly bus: Pick<MessageBus, 'publish'>;
  readonly checkpoint: RelayCheckpoint;
  /** Only the leader publishes, so the order on the bus is that of the log. */
  readonly leader: LeaderLock;
  /** Events a message to the bus holds at most; 500 unless told. */
  readonly batchSize?: number;
  /** Hears of events that are on the bus now. */
  onPublished?(events: readonly RecordedEvent[]): void;
}

export interface Relay {
  /** How many events of the log are not surely on the bus yet. */
  lag(): Promise<number>;
  /** The last failure while it lasts; null when healthy. */
  readonly trouble: Error | null;
  stop(): Promise<void>;
}

const POLL_MS = 250;
/** The checkpoint is noted no more often than that: what was published since is published again after a crash. */
const SAVE_MS = 50;
const REST = 1;

/**
 * Publishes the log of a service to the bus, in sequence, from the checkpoint on (architecture rule 3: one way out). The checkpoint
 * follows the bus's acknowledgement, so a crash between the two publishes some events again and loses none.
 */
export const startRelay = ({ log, bus, checkpoint, leader, batchSize = 500, onPublished }: RelayOptions): Relay => {
  const stopping = new AbortController();
  const retry = new Retry();
  const wakeup = new Wakeup();
  const pace = new Pace(REST);
  const ignoreAppends = log.onAppend(wakeup.wake);

  let published = 0;

  const running = whileLeading(leader, retry, stopping.signal, async (term, over) => {
    term.lost.addEventListener('abort', wakeup.wake);
    let saved = (published = await checkpoint.load());
    let savedAt = -Infinity;
    const save = async (): Promise<void> => {
      if (saved === published) return;
      await checkpoint.save(published);
      saved = published;
      savedAt = performance.now();
    };
    while (!over.aborted) {
      const events = await log.read(published, batchSize);
      if (events.length > 0) {
        await bus.publish(log.source, events);
        published = events.at(-1)!.sequence;
        onPublished?.(events);
      }
      if (performance.now() - savedAt > SAVE_MS) await save();
      retry.succeeded();
      if (events.length < batchSize) {
        await pace.sleep(wakeup, saved === published ? POLL_MS : SAVE_MS, over);
      }
    }
    await save();
  });

  return {
    async lag() {
      const [head, known] = await Promise.all([log.head(), checkpoint.load()]);
      return Math.max(0, head.sequence - Math.max(known, published));
    },
    get trouble() {
      return retry.trouble;
    },
    async stop() {
      stopping.abort();
      wakeup.wake();
      ignoreAppends();
      await running;
    },
  };
};

/** The checkpoint in the service's own database (`relaySchema`). */
export const createRelayCheckpoint = (pool: Pool, source: string): RelayCheckpoint => ({
  async load() {
    const { rows } = await pool.query<{ sequence: string | number }>({
      name: 'relay.load',
      text: 'SELECT sequence FROM messaging.relay WHERE source = $1',
      values: [source],
    });
    return Number(rows[0]?.sequence ?? 0);
  },
  async save(sequence) {
    // A relay that lost its lead a moment ago may still save: never backwards.
    // What a crash of the server takes back is published again, and the bus knows it: no need to wait for the disk.
    await pool.query({
      name: 'relay.save',
      text: `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
             INSERT INTO messaging.relay (source, sequence) SELECT $1, $2 FROM relaxed
             ON CONFLICT (source) DO UPDATE SET sequence = greatest(relay.sequence, excluded.sequence)`,
      values: [source, sequence],
    });
  },
});
