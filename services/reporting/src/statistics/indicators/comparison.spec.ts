import { describe, expect, it } from '@jest/globals';
import { indicatorNamed, indicators } from './catalogue.js';
import { compared } from './comparison.js';
import { percentileIn } from './handling-times.js';

describe('a comparison between organs', () => {
  it('ranks only from the stated number of cases on, and gives equal values the same rank', () => {
    const cells = [
      { organ: 'harbour', numerator: 18, denominator: 20 },
      { organ: 'river', numerator: 9, denominator: 9 },
      { organ: 'hill', numerator: 45, denominator: 50 },
      { organ: 'marsh', numerator: 30, denominator: 40 },
      { organ: 'quay', numerator: 0, denominator: 0 },
    ];
    const ranked = compared(indicatorNamed('applications.onTime')!, cells, 20);
    expect(ranked.map(({ organ, value, rank }) => [organ, value, rank])).toEqual([
      ['harbour', 0.9, 1],
      ['river', 1, null],
      ['hill', 0.9, 1],
      ['marsh', 0.75, 3],
      ['quay', null, null],
    ]);
  });
});

describe('a percentile', () => {
  it('is the shortest time within which so many of a hundred were decided', () => {
    const histogram = [
      { workdays: 2, cases: 1 },
      { workdays: 5, cases: 8 },
      { workdays: 30, cases: 1 },
    ];
    expect([0, 10, 11, 50, 90, 91, 100].map((percent) => percentileIn(histogram, percent))).toEqual([
      2, 2, 5, 5, 5, 30, 30,
    ]);
    expect(percentileIn([], 50)).toBeNull();
  });
});

describe('the catalogue of indicators', () => {
  it('names each once, with all that the reader needs in both languages', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
    for (const { version, label, definition, numerator, denominator, exclusions } of indicators) {
      expect(version).toBeGreaterThanOrEqual(1);
      for (const { zh, en } of [label, definition, numerator, denominator, ...exclusions]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[A-Za-z]/);
      }
    }
  });
});
