import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf, printed, sumOf, unitsOf } from './cells.js';

describe('cells', () => {
  it('adds money without losing a digit', () => {
    expect(decimalOf(sumOf(['59237.2449', '0.1', '0.2']) ?? 0n)).toBe('59237.5449');
    expect(decimalOf(sumOf(['999999999999.9999', '0.0001']) ?? 0n)).toBe('1000000000000');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (units) => {
        expect(unitsOf(decimalOf(units))).toBe(units);
      }),
    );
  });

  it('keeps blank, zero and not applicable apart (C12)', () => {
    expect([null, 0, '/' as const].map(printed)).toEqual(['', '0', '/']);
    expect(sumOf([1, null])).toBeUndefined();
    expect(sumOf([1, '/', 0])).toBe(10_000n);
  });

  it('gives no sum for what is no plain decimal', () => {
    expect(unitsOf(Number.NaN)).toBeUndefined();
    expect(unitsOf(1e21)).toBeUndefined();
  });
});
