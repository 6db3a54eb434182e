import { feeSchedules, type FeeSchedule, type RuleRow } from '@mingjian/contracts';
import { fault, type Fault } from './fault.js';

type Band = RuleRow<'feeTariff'>;

/** Both tariffs, each a progressive one without gap (国办函〔2020〕109号 Art 3). */
export const faultOfTariff = (rows: readonly Band[]): Fault | undefined => {
  for (const schedule of feeSchedules) {
    const bands = rows.filter((row) => row.schedule === schedule).toSorted((a, b) => a.from - b.from);
    if (bands.length === 0) return fault('rules.rows.incomplete', { missing: [schedule] });
    const faulty = faultOfBands(schedule, bands);
    if (faulty) return faulty;
  }
  return undefined;
};

const faultOfBands = (schedule: FeeSchedule, bands: readonly Band[]): Fault | undefined => {
  for (const [index, band] of bands.entries()) {
    const { from, to } = band;
    const before = bands[index - 1];
    const isLast = index === bands.length - 1;
    const begins = before ? (before.to ?? 0) + 1 : 1;
    if (from !== begins || (to === null) !== isLast || (to !== null && to < from)) {
      return fault('rules.tariff.bandsNotInOrder', { schedule, from });
    }
    if ((band.rise === 0) !== (band.every === null)) return fault('rules.tariff.riseUnclear', { schedule, from });
    if (before && band.yuan < lastRate(before)) return fault('rules.tariff.ratesFall', { schedule, from });
  }
  return undefined;
};

/** The rate at the end of a band that has one. */
const lastRate = ({ from, to, yuan, rise, every }: Band): number =>
  yuan + (every === null || to === null ? 0 : rise * Math.floor((to - from) / every));
