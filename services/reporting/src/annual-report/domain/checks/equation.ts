import { decimalOf, sumOf, type Cell } from '../cells.js';
import type { Finding } from './rule.js';

interface Place {
  readonly row?: string;
  readonly column?: string;
}

/**
 * Left and right must have the same sum. One blank on either side makes the equation not assessable; where it fails, the detail
 * shows both sums.
 */
export const equation = (place: Place, left: readonly Cell[], right: readonly Cell[]): readonly Finding[] => {
  const [leftSum, rightSum] = [sumOf(left), sumOf(right)];
  if (leftSum === undefined || rightSum === undefined) {
    return [
      {
        ...place,
        verdict: 'notAssessable',
        detail: { zh: '有空白单元格，无法核对', en: 'A cell is blank: cannot be assessed' },
      },
    ];
  }
  if (leftSum === rightSum) return [];
  const [shown, expected] = [decimalOf(leftSum), decimalOf(rightSum)];
  return [{ ...place, verdict: 'fail', detail: { zh: `${shown} ≠ ${expected}`, en: `${shown} ≠ ${expected}` } }];
};
