import type { FeeSchedule, RuleRow } from '@mingjian/contracts';

/** A version of the rule table `feeTariff`: both tariffs, band after band. */
export type FeeTariff = readonly RuleRow<'feeTariff'>[];
type Band = FeeTariff[number];

/** What the first `units` of a band cost; the rate may rise with every further `every`. */
const costOf = ({ yuan, rise, every }: Band, units: number): number => {
  if (every === null) return units * yuan;
  const steps = Math.floor(units / every);
  return units * yuan + rise * (every * ((steps * (steps - 1)) / 2) + (units - steps * every) * steps);
};

/** What so many items of an applicant in a calendar month, or pages of one application, cost together, in yuan (超额累进). */
export const feeFor = (tariff: FeeTariff, schedule: FeeSchedule, quantity: number): number =>
  tariff
    .filter((band) => band.schedule === schedule)
    .reduce((sum, band) => sum + costOf(band, Math.max(0, Math.min(quantity, band.to ?? quantity) - band.from + 1)), 0);

/**
 * What one application costs by the tariff that the organ picked, never both: as the `quantity`th item of the month (按件计收), or
 * for its pages (按量计收; applications are not added together). In yuan. Charging is at the organ's discretion (Art 42); this only
 * computes.
 */
export const feeOf = (tariff: FeeTariff, schedule: FeeSchedule, quantity: number): number =>
  schedule === 'byItem'
    ? feeFor(tariff, schedule, quantity) - feeFor(tariff, schedule, quantity - 1)
    : feeFor(tariff, schedule, quantity);
