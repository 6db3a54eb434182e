import { addDays, addWorkdays, isWorkday, type WorkCalendar } from '@mingjian/calendar';
import { applicantTypes, resultCodes, type ApplicantType, type ResultCode } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { workdaysNeeded, type PlannedCase } from './case-path.js';
import { planned, type Report } from './figures.js';
import { apportion, type Chance } from './random.js';
import { units } from './units.js';
import { workdaysBetween } from './workdays.js';

interface OpenCase {
  readonly key: string;
  readonly serial: number;
  readonly unit: string;
  readonly type: ApplicantType;
  /** The year it came in. */
  readonly year: number;
}

/** These begin with a notice that must go out soon after receipt: it is too late for them in a case carried over twice. */
const SOON_ONLY: readonly ResultCode[] = ['3.4.3', '3.6.1', '3.6.2'];
export const isSoonOnly = (result: ResultCode): boolean => SOON_ONLY.includes(result);

/** Each result of a report for an applicant type, as often as it was published. */
export const resultsOf = (report: Report, type: ApplicantType): ResultCode[] =>
  resultCodes.flatMap((code) => Array.from({ length: planned(report, code, type) }, () => code));

/** Every application of table 3. The reports must be those of one run: each continues the one before. */
export const planCases = (reports: readonly Report[], calendar: WorkCalendar, chance: Chance): PlannedCase[] => {
  const cases: PlannedCase[] = [];
  const receipt = new ReceiptDays(calendar);
  let serial = 0;
  const come = (report: Report, row: 'N' | 'P', year: number): OpenCase[] =>
    applicantTypes.flatMap((type) =>
      Array.from({ length: planned(report, row, type) }, () => {
        serial += 1;
        return { key: `c-${String(serial).padStart(6, '0')}`, serial, unit: '', type, year };
      }),
    );

  let open = come(reports[0]!, 'P', reports[0]!.year - 1);
  for (const report of reports) {
    const placed = placeInUnits(report, open, come(report, 'N', report.year), chance);
    open = [];
    for (const type of applicantTypes) {
      const candidates = placed.filter((one) => one.type === type);
      const results = inOrderOf(candidates, resultsOf(report, type), report.year, chance);
      for (const [index, candidate] of candidates.entries()) {
        const result = results[index];
        if (result === undefined) open.push(candidate);
        else
          cases.push({
            ...candidate,
            result,
            decidedIn: report.year,
            receivedOn: chance.pick(receipt.for(candidate.year, report.year, result)),
          });
      }
    }
  }
  const last = reports.at(-1)!.year;
  for (const left of open)
    cases.push({
      ...left,
      result: null,
      decidedIn: last + 1,
      receivedOn: chance.pick(receipt.for(left.year, last, null)),
    });
  return cases.sort((a, b) => (a.key < b.key ? -1 : 1));
};

/**
 * Deals out a year's results by chance. The candidates are in order of receipt, so those carried in are decided first and what is left
 * over is carried forward; where a result would come too late for a case, that case waits on.
 */
const inOrderOf = (
  candidates: readonly OpenCase[],
  results: readonly ResultCode[],
  year: number,
  chance: Chance,
): readonly (ResultCode | undefined)[] => {
  const older = candidates.filter((one) => one.year < year - 1).length;
  const forAny = chance.shuffle(results.filter((result) => !isSoonOnly(result)));
  const ofOlder = Array.from({ length: older }, (_, index) => forAny[index]);
  return [...ofOlder, ...chance.shuffle([...forAny.slice(older), ...results.filter(isSoonOnly)])];
};

/** Gives every case of the year its unit; where the report says how many each unit had (new and carried in), exactly so. */
const placeInUnits = (
  report: Report,
  open: readonly OpenCase[],
  arrived: readonly OpenCase[],
  chance: Chance,
): OpenCase[] => {
  const published = report.narrative?.rollup_by_unit;
  const all = [...open, ...arrived];
  const weights = units.map((unit) => published?.[unit.name] ?? unit.weight);
  const quotas = apportion(all.length, weights);
  for (const one of open) {
    const index = units.findIndex((unit) => unit.id === one.unit);
    if (index >= 0) quotas[index]! -= 1;
  }
  const seats = chance.shuffle(
    units.flatMap((unit, index) => Array.from({ length: Math.max(0, quotas[index]!) }, () => unit.id)),
  );
  return all.map((one) => (one.unit === '' ? { ...one, unit: seats.pop() ?? units[0]!.id } : one));
};

/** The days of receipt from which a result is lawfully reached within the year that counts it; asked for thousands of cases. */
class ReceiptDays {
  private readonly known = new Map<string, readonly CivilDate[]>();

  constructor(private readonly calendar: WorkCalendar) {}

  for(arrivedIn: number, countedIn: number, result: ResultCode | null): readonly CivilDate[] {
    // Carried over: it comes in the last days of the year before, and is handled in the next.
    const carried = arrivedIn < countedIn || result === null;
    const key = carried ? `${arrivedIn}` : `${countedIn} ${result}`;
    const days =
      this.known.get(key) ??
      (carried
        ? workdaysBetween(this.calendar, `${arrivedIn}-12-25`, `${arrivedIn}-12-31`)
        : workdaysBetween(this.calendar, `${countedIn}-01-01`, lastStart(this.calendar, `${countedIn}-12-31`, result)));
    this.known.set(key, days);
    return days;
  }
}

const lastStart = (calendar: WorkCalendar, end: CivilDate, result: ResultCode): CivilDate => {
  let day = addDays(end, -1);
  while (!isWorkday(calendar, day) || addDays(addWorkdays(calendar, day, workdaysNeeded(result)).due, 2) > end)
    day = addDays(day, -1);
  return day;
};
