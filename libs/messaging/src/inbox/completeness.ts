import type { Pool } from 'pg';
import { contiguousUpTo, emptySet } from '../intervals.js';
import type { Received, Receipts } from './receipts.js';

/** What an inbox can prove about what it has received. */
export interface Completeness {
  received(): Promise<Received>;
  /** Everything of the source up to this sequence has been received; 0 if not even the first event. */
  contiguousUpTo(source: string): Promise<number>;
}

export const completeness = (receipts: Receipts, pool: Pool): Completeness => ({
  received: () => receipts.read(pool),
  async contiguousUpTo(source) {
    return contiguousUpTo((await receipts.read(pool)).get(source) ?? emptySet);
  },
});
