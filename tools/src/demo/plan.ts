import { addDays, addWorkdays, isWorkday, type WorkCalendar } from '@mingjian/calendar';
import { applicantTypes, resultCodes, type ApplicantType, type ResultCode } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { planned, type Report } from './figures.js';
import { casePath, workdaysNeeded, type CaseStep } from './case-path.js';
import { planItems, type ItemMoment } from './plan-items.js';
import { planRemedies, type RemedyMoment } from './plan-remedies.js';
import { planTallies, type Opening, type TallyMoment } from './plan-tallies.js';
import { apportion, Chance } from './random.js';
import { units } from './units.js';

/** One step of one application on a day. */
export interface CaseMoment {
  readonly kind: 'case';
  readonly case: PlannedCase;
  readonly step: CaseStep;
}

export interface PlannedCase {
  /** Names the case in command ids: `c-000123`. */
  readonly key: string;
  readonly serial: number;
  readonly unit: string;
  readonly type: ApplicantType;
  readonly receivedOn: CivilDate;
  /** Null: still open when the last year ends. */
  readonly result: ResultCode | null;
  /** The year that counts the result. */
  readonly decidedIn: number;
}

export type Moment = CaseMoment | ItemMoment | RemedyMoment | TallyMoment;

/** The life of the city: what happens on which day. */
export interface Plan {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly days: ReadonlyMap<CivilDate, readonly Moment[]>;
  readonly openings: readonly Opening[];
  readonly openingsOn: CivilDate;
  readonly cases: readonly PlannedCase[];
}

interface OpenCase {
  readonly key: string;
  readonly serial: number;
  readonly unit: string;
  readonly type: ApplicantType;
  /** The year it came in. */
  readonly year: number;
}

/**
 * Plans lawful lives that add up to the published reports: every application of table 3 with its prerequisites, result and carry-over,
 * every remedy of table 4, the tallies of table 2, and a bureau's items. Pure: the same reports and seed give the same plan.
 */
export const planCity = (reports: readonly Report[], calendar: WorkCalendar, seed: number): Plan => {
  const chance = new Chance(seed);
  const first = reports[0]!.year;
  const last = reports.at(-1)!.year;
  const days = new Map<CivilDate, Moment[]>();
  const put = (on: CivilDate, moment: Moment): void => {
    const moments = days.get(on);
    if (moments) moments.push(moment);
    else days.set(on, [moment]);
  };

  const cases = planCases(reports, calendar, chance);
  for (const planned of cases) {
    for (const { on, step } of casePath(planned, calendar)) put(on, { kind: 'case', case: planned, step });
  }
  for (const { on, moment } of planItems(first, calendar, chance)) put(on, moment);
  for (const { on, moment } of planRemedies(reports, chance)) put(on, moment);
  const tallies = planTallies(reports, chance);
  for (const { on, moment } of tallies.moments) put(on, moment);

  return {
    start: `${first - 1}-12-01`,
    end: `${last + 1}-01-01`,
    days,
    openings: tallies.openings,
    openingsOn: `${first}-01-01`,
    cases,
  };
};

const planCases = (reports: readonly Report[], calendar: WorkCalendar, chance: Chance): PlannedCase[] => {
  const cases: PlannedCase[] = [];
  const receipt = new ReceiptDays(calendar);
  let serial = 0;
  const named = (): Pick<OpenCase, 'key' | 'serial'> => {
    serial += 1;
    return { key: `c-${String(serial).padStart(6, '0')}`, serial };
  };

  const first = reports[0]!;
  let open: OpenCase[] = applicantTypes.flatMap((type) =>
    Array.from({ length: planned(first, 'P', type) }, () => ({ ...named(), unit: '', type, year: first.year - 1 })),
  );
  for (const report of reports) {
    const arrived: OpenCase[] = applicantTypes.flatMap((type) =>
      Array.from({ length: planned(report, 'N', type) }, () => ({ ...named(), unit: '', type, year: report.year })),
    );
    const placed = placeInUnits(report, open, arrived, chance);
    const stillOpen: OpenCase[] = [];
    for (const type of applicantTypes) {
      const results = chance.shuffle(
        resultCodes.flatMap((code) => Array.from({ length: planned(report, code, type) }, (): ResultCode => code)),
      );
      // Those carried in are decided first; what is left over at the end is carried forward.
      for (const candidate of placed.filter((one) => one.type === type)) {
        const result = results.pop();
        if (result === undefined) stillOpen.push(candidate);
        else
          cases.push({
            ...candidate,
            result,
            decidedIn: report.year,
            receivedOn: chance.pick(receipt.for(candidate.year, report.year, result)),
          });
      }
    }
    open = stillOpen;
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

export const workdaysBetween = (calendar: WorkCalendar, from: CivilDate, to: CivilDate): CivilDate[] => {
  const found: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) found.push(day);
  return found;
};
