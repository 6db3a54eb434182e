import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilDateOf, instantOf, isCivilDate, isUuid, uuidFrom, yearOf } from './index.js';

describe('civil dates', () => {
  it('changes the civil date at midnight in Shanghai, not in UTC', () => {
    expect(civilDateOf(new Date('2023-12-31T15:59:59.999Z'))).toBe('2023-12-31');
    expect(civilDateOf(new Date('2023-12-31T16:00:00.000Z'))).toBe('2024-01-01');
  });

  it('finds the instant of a civil date again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 23 }), (day, hour) => {
        const date = new Date(Date.UTC(1992, 0, 1 + day)).toISOString().slice(0, 10);
        expect(civilDateOf(instantOf(date, hour))).toBe(date);
      }),
    );
  });

  it.each(['2023-02-29', '2023-13-01', '2023-1-1', '20230101', '', '0000-01-03', '1899-12-31', '2200-01-01'])(
    'refuses %j as a date',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );

  it('accepts a leap day and reads the statistical year', () => {
    expect(isCivilDate('2024-02-29')).toBe(true);
    expect(yearOf('2024-02-29')).toBe(2024);
  });
});

describe('name-based ids', () => {
  it('are version 5 UUIDs and depend on every part and its borders', () => {
    expect(isUuid(uuidFrom('a', 'b'))).toBe(true);
    expect(uuidFrom('a', 'b')).toBe(uuidFrom('a', 'b'));
    expect(uuidFrom('ab', 'c')).not.toBe(uuidFrom('a', 'bc'));
  });
});
