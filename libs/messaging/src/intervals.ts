/**
 * A set of positive whole numbers as intervals: sorted, disjoint, never touching, so equal sets have equal intervals. Receipts are
 * kept this way because the sequences of a source are dense: whatever the order of arrival, the end is one interval from 1.
 */
export type IntervalSet = readonly Interval[];
export type Interval = readonly [first: number, last: number];

export const emptySet: IntervalSet = [];

/** The set of some numbers in any order, repeated or not. */
export const setOf = (numbers: Iterable<number>): IntervalSet =>
  joined([...numbers].sort((a, b) => a - b).map((n): Interval => [n, n]));

export const has = (set: IntervalSet, n: number): boolean => {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = set[middle]!;
    if (n < first) high = middle - 1;
    else if (n > last) low = middle + 1;
    else return true;
  }
  return false;
};

/** The greatest n such that the set holds everything from 1 to n; 0 if it lacks 1. */
export const contiguousUpTo = (set: IntervalSet): number => {
  const start = set[0];
  return start && start[0] <= 1 ? start[1] : 0;
};

/** The greatest number of the set; 0 if it is empty. */
export const lastOf = (set: IntervalSet): number => set.at(-1)?.[1] ?? 0;

/** How many numbers the set holds. */
export const size = (set: IntervalSet): number => set.reduce((sum, [first, last]) => sum + last - first + 1, 0);

const joined = (sorted: readonly Interval[]): IntervalSet => {
  const result: Interval[] = [];
  for (const [first, last] of sorted) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) result[result.length - 1] = [before[0], Math.max(before[1], last)];
    else result.push([first, last]);
  }
  return result;
};
