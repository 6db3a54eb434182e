import { applicantTypes, remedyKinds, type ApplicantType } from '@mingjian/contracts';
import { partsOf, total } from './arithmetic.js';
import { planned, remediesOf, type Report } from './figures.js';
import { isSoonOnly, resultsOf } from './plan-cases.js';
import { repaired } from './repair.js';

/** Following years of one body, lived in one city of their own. */
export interface Run {
  /** As published. */
  readonly reports: readonly Report[];
  /** Why the body's year before is lived apart, where the figures give it that would be. */
  readonly apart: string | undefined;
}

/** Each body's reports as runs of years that follow one another; what is no continuation of the year before begins a run. */
export const runsOf = (reports: readonly Report[]): readonly Run[] =>
  [...new Set(reports.map(({ body }) => body))].flatMap((body) => {
    const runs: { reports: Report[]; apart: string | undefined }[] = [];
    for (const report of reports.filter((one) => one.body === body).toSorted((a, b) => a.year - b.year)) {
      const run = runs.at(-1);
      const isNext = run?.reports.at(-1)?.year === report.year - 1;
      const apart = isNext ? whyApart(run.reports.map(repaired), repaired(report)) : undefined;
      if (run && isNext && apart === undefined) run.reports.push(report);
      else runs.push({ reports: [report], apart });
    }
    return runs;
  });

/** What keeps a year from being the continuation of those before, in words. */
const whyApart = (before: readonly Report[], report: Report): string | undefined => {
  const last = before.at(-1)!;
  for (const type of applicantTypes) {
    const [left, taken] = [planned(last, 'F', type), planned(report, 'P', type)];
    if (left !== taken) return `${last.year} carries ${left} forward (${type}), ${report.year} carries ${taken} in`;
    if (isTooLate([...before, report], type)) {
      return `${report.year} would have to ask for corrections or fees in cases (${type}) that came in before ${last.year}`;
    }
  }
  for (const kind of remedyKinds) {
    const [left, known] = [remediesOf(last, kind).pending ?? 0, total(partsOf(remediesOf(report, kind)))];
    if (left > known) return `${last.year} leaves ${left} pending (${kind}), ${report.year} knows only ${known}`;
  }
  return undefined;
};

/** True when a year has more of the results that begin soon after receipt than cases of this or the last year. */
const isTooLate = (reports: readonly Report[], type: ApplicantType): boolean => {
  let open = { older: 0, lastYear: planned(reports[0]!, 'P', type) };
  for (const report of reports) {
    const results = resultsOf(report, type);
    const arrived = planned(report, 'N', type);
    const ofOlder = Math.min(open.older, results.filter((result) => !isSoonOnly(result)).length);
    const ofLater = results.length - ofOlder;
    if (ofLater > open.lastYear + arrived) return true;
    const ofLastYear = Math.min(open.lastYear, ofLater);
    open = {
      older: open.older - ofOlder + open.lastYear - ofLastYear,
      lastYear: arrived - (ofLater - ofLastYear),
    };
  }
  return false;
};
