import { valueIn } from './read-cells.js';
import type { Indicator } from './catalogue.js';

export interface Compared {
  readonly organ: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** 1 for the largest value; equal values share a rank. Null below the least denominator: chance would rank them. */
  readonly rank: number | null;
}

/** Organs side by side, ranked only where there is enough to compare. */
export const compared = (
  indicator: Indicator,
  cells: readonly Pick<Compared, 'organ' | 'numerator' | 'denominator'>[],
  least: number,
): readonly Compared[] => {
  const valued = cells.map((cell) => ({ ...cell, value: valueIn(indicator, cell) }));
  const ranked = valued.filter(({ denominator }) => denominator >= least);
  const rankOf = (value: number | null): number | null =>
    value === null ? null : 1 + ranked.filter((other) => other.value !== null && other.value > value).length;
  return valued.map((cell) => ({ ...cell, rank: cell.denominator >= least ? rankOf(cell.value) : null }));
};
