/**
 * The information processing fee of 国办函〔2020〕109号: one of two schedules for an application, never both, each rate only for
 * the part inside its band (超额累进). Charging is at the organ's discretion (Art 42); these functions only compute. Amounts in yuan.
 */
export type FeeSchedule = 'byItem' | 'byVolume';

/** 按件计收: what the `nth` application of an applicant in a calendar month costs: ten are free, twenty cost 100, then 100 more by tens. */
export const feeOfNthItem = (nth: number): number => {
  if (nth <= 10) return 0;
  if (nth <= 30) return 100;
  return 200 + 100 * Math.floor((nth - 31) / 10);
};

/** 按件计收: what all applications of an applicant in a calendar month cost together. */
export const feeForItems = (items: number): number => {
  let sum = 0;
  for (let nth = 1; nth <= items; nth += 1) sum += feeOfNthItem(nth);
  return sum;
};

const pageBands = [
  { above: 30, upTo: 100, yuan: 10 },
  { above: 100, upTo: 200, yuan: 20 },
  { above: 200, upTo: Number.POSITIVE_INFINITY, yuan: 40 },
] as const;

/** 按量计收: what the pages of one application cost; applications are not added together. */
export const feeForPages = (pages: number): number =>
  pageBands.reduce((sum, { above, upTo, yuan }) => sum + Math.max(0, Math.min(pages, upTo) - above) * yuan, 0);

/** What one application costs by the schedule that the organ picked: as the nth of the month, or for its pages. */
export const feeOf = (schedule: FeeSchedule, quantity: number): number =>
  schedule === 'byItem' ? feeOfNthItem(quantity) : feeForPages(quantity);
