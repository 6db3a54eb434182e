import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, percentile } from './order-statistics.js';

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('the median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([7])).toBe(7);
  });

  it('of an even number of values is the mean of the two in the middle', () => {
    expect(median([40, 10, 20, 30])).toBe(25);
  });

  it('does not mind one round that went wrong', () => {
    expect(median([100, 101, 3])).toBe(100);
  });

  it('leaves the values in their order', () => {
    const given = [3, 1, 2];
    median(given);
    expect(given).toEqual([3, 1, 2]);
  });

  it('does not exist without values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a percentile', () => {
  it('is by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile([15, 20, 35, 40, 50], 40)).toBe(20);
    expect(percentile([5], 99)).toBe(5);
  });

  it('is a value that was measured, with at least that share of all values at or below it', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (measured, percent) => {
        const found = percentile(measured, percent);
        expect(measured).toContain(found);
        const atOrBelow = measured.filter((value) => value <= found).length;
        expect(atOrBelow).toBeGreaterThanOrEqual((percent / 100) * measured.length);
      }),
    );
  });

  it('exists only of values, and above 0 up to 100', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
    expect(() => percentile([1], 0)).toThrow(RangeError);
    expect(() => percentile([1], 101)).toThrow(RangeError);
  });
});
