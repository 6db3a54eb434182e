import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { feeForItems, feeForPages, feeOf, feeOfNthItem } from './fees.js';

describe('the information processing fee', () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2_000],
    [31, 2_200],
    [40, 4_000],
    [41, 4_300],
    [50, 7_000],
    [51, 7_400],
  ])('is, for %d items in a month, %d yuan together', (items, yuan) => {
    expect(feeForItems(items)).toBe(yuan);
  });

  it.each([
    [0, 0],
    [30, 0],
    [31, 10],
    [68, 380],
    [100, 700],
    [101, 720],
    [200, 2_700],
    [201, 2_740],
    [250, 4_700],
  ])('is, for %d pages, %d yuan', (pages, yuan) => {
    expect(feeForPages(pages)).toBe(yuan);
  });

  it('of a month is the sum of the fees of its applications', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (nth) => {
        expect(feeForItems(nth) - feeForItems(nth - 1)).toBe(feeOfNthItem(nth));
        expect(feeOf('byItem', nth)).toBe(feeOfNthItem(nth));
      }),
    );
  });

  it('never falls with more pages, and a further page never costs more than 40 yuan', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (pages) => {
        const more = feeOf('byVolume', pages + 1) - feeOf('byVolume', pages);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(40);
      }),
    );
  });
});
