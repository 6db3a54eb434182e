import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suppressed, type PublicCount } from './suppression.js';

const LEAST = 5;
const matrices = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 }), fc.nat(900));
  const row = fc.array(count, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('suppression of small cells', () => {
  it('takes one more out of the row and the column of a lone small count, and leaves zeros', () => {
    const { cells, rowSums, columnSums, total } = suppressed(
      [
        [40, 2, 0],
        [30, 60, 9],
        [80, 70, 50],
      ],
      LEAST,
    );
    expect(cells).toEqual([
      [null, null, 0],
      [null, null, 9],
      [80, 70, 50],
    ]);
    expect({ rowSums, columnSums, total }).toEqual({ rowSums: [42, 99, 200], columnSums: [150, 132, 59], total: 341 });
  });

  it('hides a small sum as well, with what would tell it', () => {
    expect(suppressed([[2], [30], [40]], LEAST)).toEqual({
      cells: [[null], [null], [40]],
      rowSums: [null, null, 40],
      columnSums: [72],
      total: 72,
    });
  });

  it('never shows a count from 1 to below the least, nor lets a line give one away', () => {
    const expectSecret = (cells: readonly PublicCount[], shownSum: PublicCount, real: readonly number[]): void => {
      const lacks = real.filter((_, index) => cells[index] === null);
      const gone = lacks.length + (shownSum === null ? 1 : 0);
      expect(gone).not.toBe(1);
      if (shownSum !== null && gone > 0) expect(sum(lacks)).toBeGreaterThanOrEqual(LEAST);
    };
    fc.assert(
      fc.property(matrices, (counts) => {
        const { cells, rowSums, columnSums, total } = suppressed(counts, LEAST);
        const shown = [...cells.flat(), ...rowSums, ...columnSums, total];
        expect(shown.filter((count) => count !== null && count > 0 && count < LEAST)).toEqual([]);
        counts.forEach((row, index) => expectSecret(cells[index]!, rowSums[index]!, row));
        columnSums.forEach((shownSum, column) =>
          expectSecret(
            cells.map((row) => row[column]!),
            shownSum,
            counts.map((row) => row[column]!),
          ),
        );
        expectSecret(rowSums, total, counts.map(sum));
        // What is shown is true.
        cells.forEach((row, r) => row.forEach((count, c) => expect([counts[r]![c], null]).toContain(count)));
      }),
    );
  });
});
