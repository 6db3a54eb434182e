import type { AppraisalMeasure } from '@mingjian/contracts';
import { additiveMeasures, countedBy, type TellingEvent } from './counted.js';

/** What is measured: an organ with those whose work it took over, in a year. */
export interface Measured {
  readonly organs: readonly string[];
  readonly year: number;
  /** Whether a report of the year before was owed. */
  readonly reportExpected: boolean;
}

export type Measurement = Readonly<Record<AppraisalMeasure, number>>;

/**
 * How many cases of each measure some events tell; those of each log in its order, the logs in any. The annual report that counts is that
 * of the year before, which was due in the year appraised (Art 49).
 */
export const measuredBy = (
  events: readonly TellingEvent[],
  { organs, year, reportExpected }: Measured,
): Measurement => {
  const cases = events
    .flatMap((event) => countedBy(event) ?? [])
    .filter((one) => organs.includes(one.organ) && one.year === year);
  const additive = Object.fromEntries(
    additiveMeasures.map((measure) => [measure, cases.filter((one) => one.measure === measure).length]),
  ) as Record<(typeof additiveMeasures)[number], number>;
  const reports = events.filter(
    (event) =>
      event.type.startsWith('AnnualReport') &&
      organs.includes(event.data.organ) &&
      'year' in event.data &&
      event.data.year === year - 1,
  );
  const submitted = reports.some(({ type }) => type === 'AnnualReportSubmitted');
  return {
    ...additive,
    reportNotSubmitted: reportExpected && !submitted ? 1 : 0,
    reportNotMended: reports.at(-1)?.type === 'AnnualReportReturned' ? 1 : 0,
  };
};
