import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../port.js';
import { appending } from './contract/appending.js';
import { concurrency } from './contract/concurrency.js';
import { interleavings } from './contract/interleavings.js';
import { limits } from './contract/limits.js';
import { reading } from './contract/reading.js';
import { repeating } from './contract/repeating.js';

/** A store on an empty log that nobody else writes to. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Another store on the same log, as another process would open it; where that is impossible, the same store. */
  reopen(): Promise<EventStore>;
  /** Closes all stores of this log and frees it. */
  close(): Promise<void>;
}

export interface EventStoreHarness {
  open(): Promise<OpenedStore>;
  /** How many interleavings are tried, 25 unless told: fewer where every append takes several round trips. */
  readonly interleavings?: number;
}

/** What a part of the contract works with: the log that the whole suite shares. */
export type Subject = () => OpenedStore;

/** States every property of the port as specs. An adapter's own spec calls this and adds the traps of its engine. */
export const eventStoreContract = (name: string, harness: EventStoreHarness): void => {
  describe(`${name} keeps the contract of an event store`, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await harness.open();
    });
    afterAll(() => opened.close());

    const subject: Subject = () => opened;
    describe('appending', () => appending(subject));
    describe('repeating a command', () => repeating(subject));
    describe('reading', () => reading(subject, harness));
    describe('limits', () => limits(subject));
    describe('concurrent writers', () => concurrency(subject, harness));
    describe('any interleaving', () => interleavings(subject, harness));
  });
};
