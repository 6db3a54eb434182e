import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FULL_MARKS, resultDigest, scoreOf, scoresOf, totalOf, type Indicator } from './scoring.js';

/** Any table whose indicators cost a hundred points together. */
const rules: fc.Arbitrary<readonly Indicator[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: FULL_MARKS - 1 }), { maxLength: 8 })
  .chain((cuts) => {
    const edges = [0, ...cuts.toSorted((one, other) => one - other), FULL_MARKS];
    const most = edges.slice(1).map((edge, index) => edge - edges[index]!);
    return fc
      .array(fc.integer({ min: 1, max: 100 }), { minLength: most.length, maxLength: most.length })
      .map((each) => most.map((points, n) => ({ indicator: `i${n}`, each: each[n]!, most: points, measure: null })));
  });
const cases = fc.array(fc.nat(50), { minLength: 9, maxLength: 9 });
const casesFrom = (numbers: readonly number[]) => (indicator: string) => numbers[Number(indicator.slice(1))] ?? 0;
const cut = { intake: 1, review: 2, publish: 3, reporting: 4 };

describe('the score of an appraisal (Art 46, appraisal rule 1)', () => {
  it.each([
    [0, 0],
    [1, 6],
    [2, 12],
    [3, 12],
  ])('costs six points for each of %i late replies and twelve at most: %i', (late, lost) => {
    expect(scoreOf({ indicator: 'repliedLate', each: 6, most: 12 }, late)).toMatchObject({ cases: late, lost });
  });

  it('lies between nothing and full marks, and no indicator costs more than its most', () => {
    fc.assert(
      fc.property(rules, cases, (table, numbers) => {
        const scores = scoresOf(table, casesFrom(numbers));
        expect(totalOf(scores)).toBeGreaterThanOrEqual(0);
        expect(totalOf(scores)).toBeLessThanOrEqual(FULL_MARKS);
        for (const { lost, most } of scores) expect(lost).toBeLessThanOrEqual(most);
        expect(totalOf(scoresOf(table, () => 0))).toBe(FULL_MARKS);
        expect(totalOf(scoresOf(table, () => 100))).toBe(0);
      }),
    );
  });

  it('is the same, to the digest, in whatever order the indicators stand', () => {
    fc.assert(
      fc.property(rules, cases, fc.infiniteStream(fc.nat()), (table, numbers, draw) => {
        const keys = new Map(table.map((rule) => [rule, draw.next().value as number]));
        const shuffled = table.toSorted((one, other) => keys.get(one)! - keys.get(other)!);
        const of = (order: readonly Indicator[]) => {
          const scores = scoresOf(order, casesFrom(numbers));
          return resultDigest({ organ: 'transport', year: 2026, cut, scores, total: totalOf(scores) });
        };
        expect(of(shuffled)).toBe(of(table));
      }),
    );
  });

  it('never rises with one case more', () => {
    fc.assert(
      fc.property(rules, cases, fc.nat(8), (table, numbers, at) => {
        const more = numbers.map((number, index) => (index === at ? number + 1 : number));
        expect(totalOf(scoresOf(table, casesFrom(more)))).toBeLessThanOrEqual(
          totalOf(scoresOf(table, casesFrom(numbers))),
        );
      }),
    );
  });

  it('has another digest at another cut, of another organ, year or result', () => {
    const result = { organ: 'transport', year: 2026, cut, scores: [], total: 100 };
    const others = [
      { ...result, organ: 'water' },
      { ...result, year: 2027 },
      { ...result, cut: { ...cut, intake: 2 } },
      { ...result, total: 99 },
      { ...result, scores: [scoreOf({ indicator: 'i0', each: 1, most: 1 }, 0)] },
    ];
    expect(new Set([result, ...others].map(resultDigest)).size).toBe(6);
  });
});
