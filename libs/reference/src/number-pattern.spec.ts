import { describe, expect, it } from '@jest/globals';
import { numberPattern } from '@mingjian/contracts';
import fc from 'fast-check';
import { formatNumber, numberSeries } from './index.js';

const parts = { code: '014', abbr: '宿交', category: 'A0300', on: '2024-03-05' };

describe('numbers by pattern', () => {
  it.each([
    ['{abbr}公复〔{yyyy}〕{serial}号', '宿交公复〔2024〕7号'],
    ['{code}/{yyyy}-{serial:5}', '014/2024-00007'],
    ['{code}/{yyyyMM}-{serial:5}', '014/202403-00007'],
    ['{code}-{category}-{yyyy}-{serial:3}', '014-A0300-2024-007'],
  ])('%s gives %s', (pattern, expected) => {
    expect(numberPattern.safeParse(pattern).success).toBe(true);
    expect(formatNumber(pattern, parts, 7)).toBe(expected);
  });

  it('grow beyond the width rather than lose a digit', () => {
    expect(formatNumber('{serial:2}', parts, 123)).toBe('123');
  });

  it('count in one series a year only when the pattern names the year', () => {
    const nextYear = { ...parts, on: '2025-01-01' };
    expect(numberSeries('{code}/{yyyy}-{serial:5}', parts)).not.toBe(
      numberSeries('{code}/{yyyy}-{serial:5}', nextYear),
    );
    expect(numberSeries('{code}-{serial:5}', parts)).toBe(numberSeries('{code}-{serial:5}', nextYear));
  });

  it('of one series never repeat', () => {
    const serial = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        const pattern = '{abbr}{yyyy}{serial:3}号';
        expect(formatNumber(pattern, parts, a) === formatNumber(pattern, parts, b)).toBe(a === b);
      }),
    );
  });

  it.each(['{code}', '{serial}{serial}', '{serial:0}', '{month}{serial}', '{serial', 'a}{serial}', ''])(
    'cannot follow the pattern %j',
    (pattern) => {
      expect(numberPattern.safeParse(pattern).success).toBe(false);
    },
  );

  it('need a category where the pattern names one, and a positive serial', () => {
    const { category: _, ...without } = parts;
    expect(() => formatNumber('{category}{serial}', without, 1)).toThrow(RangeError);
    expect(() => formatNumber('{serial}', parts, 0)).toThrow(RangeError);
    expect(() => formatNumber('{serial}', parts, 1.5)).toThrow(RangeError);
  });
});
