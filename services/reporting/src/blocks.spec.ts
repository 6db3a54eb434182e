import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfBlock, lastBlockBefore } from './blocks.js';

describe('the blocks of the log', () => {
  it('hold each event once, and before a cut lie those whose end it has reached', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (sequence, cut) => {
        expect(endOfBlock(sequence)).toBeGreaterThanOrEqual(sequence);
        expect(sequence <= lastBlockBefore(cut)).toBe(endOfBlock(sequence) <= cut);
      }),
    );
  });

  it('end where the next begins', () => {
    expect([8190, 8191, 8192].map(endOfBlock)).toEqual([8191, 8191, 16383]);
    expect([0, 8190, 8191, 8192, 16383].map(lastBlockBefore)).toEqual([-1, -1, 8191, 8191, 16383]);
  });
});
