import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguousUpTo, emptySet, has, setOf, size } from './intervals.js';

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });

describe('interval sets', () => {
  it('are the same whatever the order of arrival and however often a number comes', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.nat()), (sequences, picks) => {
        const shuffled = [...sequences, ...sequences];
        for (const pick of picks) shuffled.push(...shuffled.splice(pick % (shuffled.length + 1), 3));
        expect(setOf(shuffled)).toEqual(setOf(sequences));
      }),
    );
  });

  it('hold exactly their numbers', () => {
    fc.assert(
      fc.property(numbers, (sequences) => {
        const set = setOf(sequences);
        const members = new Set(sequences);
        for (let n = 0; n <= 61; n += 1) expect(has(set, n)).toBe(members.has(n));
        expect(size(set)).toBe(members.size);
      }),
    );
  });

  it('have intervals that neither overlap nor touch', () => {
    fc.assert(
      fc.property(numbers, (sequences) => {
        const set = setOf(sequences);
        set.forEach(([first, last], index) => {
          expect(last).toBeGreaterThanOrEqual(first);
          if (index > 0) expect(first).toBeGreaterThan(set[index - 1]![1] + 1);
        });
      }),
    );
  });

  it('are complete up to the number before the first gap', () => {
    expect(contiguousUpTo(emptySet)).toBe(0);
    expect(contiguousUpTo(setOf([2, 3]))).toBe(0);
    expect(contiguousUpTo(setOf([3, 1, 2, 5]))).toBe(3);
  });
});
