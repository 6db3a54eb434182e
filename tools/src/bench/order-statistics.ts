/**
 * The middle of the values; of an even number the mean of the two in the middle.
 * @throws RangeError without values
 */
export const median = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
};

/**
 * The smallest value that at least `percent` of the values do not exceed (nearest rank): always one that was measured.
 * @param percent above 0, at most 100
 * @throws RangeError without values, or for another percent
 */
export const percentile = (values: readonly number[], percent: number): number => {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is no percentile`);
  const sorted = ascending(values);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
};

const ascending = (values: readonly number[]): readonly number[] => {
  if (values.length === 0) throw new RangeError('no values');
  return values.toSorted((one, other) => one - other);
};
