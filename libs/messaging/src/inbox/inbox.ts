import type { RecordedEvent } from '@mingjian/event-store';
import { inTransaction } from '@mingjian/postgres';
import type { Pool } from 'pg';
import { arrivedIn } from '../gaps.js';
import { Pace } from '../loop.js';
import type { Consumption, MessageBus, StrangeMessage } from '../port.js';
import { atOnce, groupBy } from './at-once.js';
import { completeness, type Completeness } from './completeness.js';
import { dealWithKey, type KeyOutcome, type React } from './deal-with-key.js';
import { reasonOf, TransientError } from './failures.js';
import { keyOf, Parking, type Parked } from './parking.js';
import { newOf, Receipts } from './receipts.js';
import { Strangers, type ParkedStranger } from './strangers.js';

export interface InboxOptions {
  readonly bus: Pick<MessageBus, 'consume'>;
  /** The consumer group, and the inbox's name in the database. */
  readonly group: string;
  readonly sources: readonly string[];
  readonly pool: Pool;
  /** False for a type of event that no reaction wants: it only counts as received. */
  wants?(type: string): boolean;
  readonly react: React;
  /** Hears of events that are parked now. */
  onParked?(parked: KeyOutcome['parked']): void;
  /** Hears of messages that are no events and wait now. */
  onStrange?(messages: readonly StrangeMessage[]): void;
}

/** The consumer side of a service (architecture rules 5 and 14). */
export interface Inbox extends Consumption, Completeness {
  /** Events that could not be dealt with and those waiting behind them, by key and in order. */
  parked(): Promise<readonly Parked[]>;
  /** Messages that are no events; later events of their keys are parked. */
  strange(): Promise<readonly ParkedStranger[]>;
  /**
   * Deals with the parked events of a key, in order. When one fails again it stays parked with its new reason, and so do those behind it.
   * A message that is no event is passed over if no event of its source is missing; until then nothing of its key is dealt with.
   * @returns how many were dealt with
   */
  replay(key: string): Promise<number>;
}

const KEYS_AT_ONCE = 16;
/** Reactions follow soon; on a busy machine people's commands go first. */
const REST = 8;

/**
 * Reacts to every event of the sources once, as far as anybody can see: what was received before is dropped, and a reaction cut off
 * by a crash is repeated, which is why it must be idempotent. Events of one key go in order, keys go side by side.
 *
 * A transient failure stops its key and lets the batch come again. Poison is parked, and all later events of its key behind it.
 */
export const startInbox = async ({
  bus,
  group,
  sources,
  pool,
  wants = () => true,
  react,
  onParked,
  onStrange,
}: InboxOptions): Promise<Inbox> => {
  const receipts = new Receipts(group, sources);
  const parking = new Parking(group);
  const strangers = new Strangers(group);
  const wanted = ({ type }: RecordedEvent): boolean => wants(type);

  const handle = async (batch: readonly RecordedEvent[]): Promise<void> => {
    if (!batch.some(wanted) && (await receipts.add(pool, batch))) return;
    const events = newOf(batch, await receipts.read(pool));
    if (events.length === 0) return;
    const keys = groupBy(events.filter(wanted), keyOf);
    const blocked = await parking.occupied(pool, [...keys.keys()]);
    const outcomes = await atOnce(KEYS_AT_ONCE, [...keys], ([key, ofKey]) =>
      dealWithKey(key, ofKey, blocked.has(key), react),
    );
    const replayedMeanwhile = await note(
      outcomes,
      events.filter((event) => !wanted(event)),
    );
    const failed = outcomes.find(({ transient }) => transient !== null);
    if (failed?.transient) throw failed.transient;
    if (replayedMeanwhile)
      throw new TransientError('parked events were replayed while later ones of their key arrived');
  };

  /** Notes what was done and parks the rest. True when a key to wait behind was replayed to its end: its events come again. */
  const note = async (outcomes: readonly KeyOutcome[], passedOver: readonly RecordedEvent[]): Promise<boolean> => {
    const { parked, replayedMeanwhile } = await inTransaction(pool, async (client) => {
      const received = await receipts.lock(client);
      const behind = outcomes.filter(({ behindStored }) => behindStored).map(({ key }) => key);
      const occupied = await parking.occupied(client, behind);
      const noted = outcomes.filter(({ key, behindStored }) => !behindStored || occupied.has(key));
      // A member that took over meanwhile may have parked the same, and a person may have replayed it.
      const unknown = new Set(
        newOf(
          noted.flatMap(({ parked }) => parked.map(({ event }) => event)),
          received,
        ),
      );
      const parked = noted.flatMap((outcome) => outcome.parked.filter(({ event }) => unknown.has(event)));
      await parking.add(client, parked);
      await receipts.add(client, [...passedOver, ...noted.flatMap(({ done }) => done), ...unknown]);
      return { parked, replayedMeanwhile: noted.length < outcomes.length };
    });
    if (parked.length > 0) onParked?.(parked);
    return replayedMeanwhile;
  };

  const takeStrange = async (messages: readonly StrangeMessage[]): Promise<void> => {
    const received = await receipts.read(pool);
    const kept = await strangers.keep(pool, messages, (source) => arrivedIn(received.get(source)).last);
    if (kept.length > 0) onStrange?.(kept);
  };

  const passStrange = async (key: string): Promise<number | undefined> => {
    if ((await strangers.list(pool, key)).length === 0) return 0;
    const isThere = (await consumption.lag()) === 0;
    return inTransaction(pool, async (client) => {
      // Under this lock nobody parks an event behind them.
      const received = await receipts.lock(client);
      const waiting = await strangers.list(client, key);
      return strangers.pass(
        client,
        waiting,
        isThere && waiting[0] ? arrivedIn(received.get(waiting[0].source)) : undefined,
      );
    });
  };

  const replay = async (key: string): Promise<number> => {
    const passed = await passStrange(key);
    return passed === undefined ? 0 : passed + (await replayEvents(key));
  };

  const replayEvents = async (key: string): Promise<number> => {
    for (let dealtWith = 0; ; dealtWith += 1) {
      const [first] = await parking.list(pool, key);
      if (!first) return dealtWith;
      try {
        await react(first.event);
      } catch (error) {
        await parking.explain(pool, first, reasonOf(error));
        return dealtWith;
      }
      await inTransaction(pool, async (client) => {
        // Under this lock nobody parks another event behind the one that leaves.
        await receipts.lock(client);
        await parking.remove(client, first);
      });
    }
  };

  const stopping = new AbortController();
  const pace = new Pace(REST);
  const handleAndRest = async (batch: readonly RecordedEvent[]): Promise<void> => {
    pace.begin();
    await handle(batch);
    await pace.rest(stopping.signal);
  };
  const consumption = await bus.consume(group, sources, handleAndRest, wants, takeStrange);
  return {
    ...completeness(receipts, pool),
    lag: () => consumption.lag(),
    get trouble() {
      return consumption.trouble;
    },
    stop() {
      stopping.abort();
      return consumption.stop();
    },
    parked: () => parking.list(pool),
    strange: () => strangers.list(pool),
    replay,
  };
};
