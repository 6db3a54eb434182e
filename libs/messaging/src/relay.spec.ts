import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import type { LeaderLock } from './leader.js';
import type { MessageBus } from './port.js';
import { startRelay, type Relay, type RelayCheckpoint } from './relay.js';
import { eventually, GrowingLog } from './testing/events.js';

/** Leads at once and for ever. */
const alone: LeaderLock = {
  acquire: async () => ({ lost: new AbortController().signal, release: async () => {} }),
};

/** Fails as often as it is told, then works. */
class Fallible {
  failures = 0;

  step(): void {
    if (this.failures === 0) return;
    this.failures -= 1;
    throw new Error('away');
  }
}

describe('relay', () => {
  let log: GrowingLog;
  let published: RecordedEvent[];
  let saved: number[];
  let bus: MessageBus;
  let busTrouble: Fallible;
  let checkpointTrouble: Fallible;
  let relay: Relay | undefined;

  const checkpoint: RelayCheckpoint = {
    load: async () => saved.at(-1) ?? 0,
    save: async (sequence) => {
      checkpointTrouble.step();
      expect(published.at(-1)!.sequence).toBeGreaterThanOrEqual(sequence);
      saved.push(sequence);
    },
  };
  const start = (batchSize = 10): Relay => (relay = startRelay({ log, bus, checkpoint, leader: alone, batchSize }));
  const sequences = (): number[] => published.map((event) => event.sequence);
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

  beforeEach(() => {
    log = new GrowingLog('intake');
    published = [];
    saved = [];
    busTrouble = new Fallible();
    checkpointTrouble = new Fallible();
    bus = {
      publish: async (_source, events) => {
        busTrouble.step();
        published.push(...events);
      },
      consume: () => Promise.reject(new Error('not for the relay')),
      close: async () => {},
    };
  });
  afterEach(() => relay?.stop());

  it('publishes the whole log in sequence, in batches, and goes on with what is appended', async () => {
    log.grow(25);
    start();
    await eventually('the backlog', () => saved.at(-1) === 25);
    log.grow(1);
    await eventually('the newest event', () => saved.at(-1) === 26);
    expect(sequences()).toEqual(upTo(26));
    expect(saved.slice(-2)).toEqual([25, 26]);
    expect(await relay!.lag()).toBe(0);
  });

  it('continues after the checkpoint', async () => {
    log.grow(12);
    saved.push(7);
    start();
    await eventually('the rest', () => saved.at(-1) === 12);
    expect(sequences()).toEqual([8, 9, 10, 11, 12]);
  });

  it('waits while the bus is away, says so, and loses nothing', async () => {
    log.grow(5);
    busTrouble.failures = 2;
    start();
    await eventually('trouble is seen', () => relay!.trouble?.message === 'away');
    expect(await relay!.lag()).toBe(5);
    await eventually('the bus is back', () => saved.at(-1) === 5);
    await eventually('trouble is over', () => relay!.trouble === null);
    expect(sequences()).toEqual(upTo(5));
  });

  it('publishes again what was acknowledged but not noted', async () => {
    log.grow(5);
    checkpointTrouble.failures = 1;
    start();
    await eventually('the checkpoint is noted', () => saved.at(-1) === 5);
    expect(sequences()).toEqual([...upTo(5), ...upTo(5)]);
  });

  it('publishes nothing after it was stopped', async () => {
    start();
    await relay!.stop();
    log.grow(3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(published).toEqual([]);
  });
});
