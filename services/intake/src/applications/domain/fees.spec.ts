import { describe, expect, it } from '@jest/globals';
import { feeSchedules } from '@mingjian/contracts';
import fc from 'fast-check';
import { feeFor, feeLines, feeOf } from './fees.js';
import { tariff } from './testing/index.js';

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
  ])('109号 A %d items in a month cost %d yuan together', (items, yuan) => {
    expect(feeFor(tariff, 'byItem', items)).toBe(yuan);
  });

  it.each([
    [1, 0],
    [11, 100],
    [31, 200],
    [41, 300],
    [51, 400],
    [60, 400],
  ])('109号 A: the %dth item of a month costs %d yuan', (nth, yuan) => {
    expect(feeOf(tariff, 'byItem', nth)).toBe(yuan);
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
  ])('109号 B %d pages cost %d yuan', (pages, yuan) => {
    expect(feeOf(tariff, 'byVolume', pages)).toBe(yuan);
  });

  /** Any tariff that can be announced: bands one after the other, rates that never fall. */
  const anyTariff = fc
    .array(
      fc.record({
        length: fc.integer({ min: 1, max: 50 }),
        more: fc.nat(50),
        rise: fc.nat(20),
        every: fc.integer({ min: 1, max: 12 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((steps) =>
      feeSchedules.flatMap((schedule) => {
        let from = 1;
        let yuan = 0;
        return steps.map(({ length, more, rise, every }, index) => {
          yuan += more;
          const isLast = index === steps.length - 1;
          const band = { schedule, from, to: isLast ? null : from + length - 1, yuan, source: 'x' };
          from += length;
          // So that the next band begins no lower than this one ends.
          yuan += rise * Math.floor((length - 1) / every);
          return { ...band, rise, every: rise === 0 ? null : every };
        });
      }),
    );

  it('property 2: never falls with more items or pages, nor does its rate, whatever the tariff (109号 Art 3)', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(tariff), anyTariff),
        fc.constantFrom(...feeSchedules),
        fc.nat(400),
        (bands, by, n) => {
          const rate = (nth: number) => feeFor(bands, by, nth) - feeFor(bands, by, nth - 1);
          expect(rate(n + 1)).toBeGreaterThanOrEqual(0);
          expect(rate(n + 2)).toBeGreaterThanOrEqual(rate(n + 1));
          expect(feeOf(bands, by, n + 1)).toBe(by === 'byItem' ? rate(n + 1) : feeFor(bands, by, n + 1));
        },
      ),
    );
  });

  it('is the sum of its arithmetic, whose lines follow each other from the first item or page, whatever the tariff', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(tariff), anyTariff),
        fc.constantFrom(...feeSchedules),
        fc.integer({ min: 1, max: 400 }),
        (bands, by, n) => {
          const lines = feeLines(bands, by, n);
          expect(lines.reduce((sum, { units, yuan }) => sum + units * yuan, 0)).toBe(feeOf(bands, by, n));
          expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(by === 'byItem' ? 1 : n);
          expect(lines[0]?.from).toBe(1);
          for (const [index, { to }] of lines.slice(0, -1).entries())
            expect(lines[index + 1]?.from).toBe((to ?? 0) + 1);
        },
      ),
    );
  });
});
