/** What an organ stated of a year: decimal text by `<measure> <YYYY-MM>`. */
export type StatedYear = Map<string, string>;

/** The finest digit that a tally may have. */
const FRACTION_DIGITS = 4;

/**
 * The year's figures by measure, in ten-thousandths: the sum of its months, of a re-count the last month's. A measure that nobody stated
 * is absent: a blank is not a zero.
 */
export const statedBy = (year: StatedYear): Readonly<Record<string, string>> => {
  const sums = new Map<string, bigint>();
  for (const [place, value] of [...year].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [measure = ''] = place.split(' ');
    const earlier = measure.endsWith('.recounted') ? 0n : (sums.get(measure) ?? 0n);
    sums.set(measure, earlier + unitsOf(value));
  }
  return Object.fromEntries([...sums].map(([measure, units]) => [measure, String(units)]));
};

const unitsOf = (value: string): bigint => {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(FRACTION_DIGITS, '0').slice(0, FRACTION_DIGITS)}`);
};
