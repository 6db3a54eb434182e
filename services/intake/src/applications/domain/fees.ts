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

/** The part of a quantity that one rate is for, as a notice shows it. */
export interface FeeLine {
  /** First and last item of the month, or page; null: and all above. */
  readonly from: number;
  readonly to: number | null;
  /** The rate, and how many items or pages it is charged for here: of items only the one that this application is. */
  readonly yuan: number;
  readonly units: number;
}

/** A band as lines of one rate each, up to the one that a quantity lies in. */
const stepsOf = ({ from, to, yuan, rise, every }: Band, quantity: number): readonly Omit<FeeLine, 'units'>[] => {
  if (every === null) return [{ from, to, yuan }];
  const last = Math.min(quantity, to ?? quantity);
  return Array.from({ length: Math.floor((last - from) / every) + 1 }, (_, step) => ({
    from: from + step * every,
    to: Math.min(from + (step + 1) * every - 1, to ?? Infinity),
    yuan: yuan + step * rise,
  }));
};

/** The arithmetic of `feeOf`, band by band up to the one that the quantity lies in: the sum of `units × yuan` is the fee. */
export const feeLines = (tariff: FeeTariff, schedule: FeeSchedule, quantity: number): readonly FeeLine[] =>
  tariff
    .filter((band) => band.schedule === schedule && band.from <= quantity)
    .flatMap((band) => stepsOf(band, quantity))
    .map((line) => {
      const reaches = Math.min(quantity, line.to ?? quantity);
      const isItsOwn = line.from <= quantity && reaches === quantity;
      return { ...line, units: schedule === 'byVolume' ? reaches - line.from + 1 : isItsOwn ? 1 : 0 };
    });
