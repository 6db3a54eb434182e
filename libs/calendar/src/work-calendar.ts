import { yearOf, type CivilDate } from '@mingjian/core';
import { dayNumberOf, isWeekend } from './days.js';

/** One approved year: what the yearly notice of the State Council General Office fixes (调休). */
export interface ApprovedYear {
  readonly year: number;
  /** Counts the approvals of this year; a later one replaces the earlier. */
  readonly version: number;
  /** Days off that fall on Monday to Friday; weekends are off without being listed. */
  readonly daysOff: readonly CivilDate[];
  /** Saturdays and Sundays on which people work. */
  readonly makeUpWorkdays: readonly CivilDate[];
}

/** The approved years of a region, ready for counting. Made by `workCalendar`. */
export interface WorkCalendar {
  readonly region: string;
  /** Version by approved year. */
  readonly versions: ReadonlyMap<number, number>;
  /** Day numbers. */
  readonly daysOff: ReadonlySet<number>;
  readonly makeUpWorkdays: ReadonlySet<number>;
}

/** The calendar of a region from its approved years in any order; of several versions of a year the highest counts. */
export const workCalendar = (approvedYears: readonly ApprovedYear[], region = 'CN'): WorkCalendar => {
  const newest = new Map<number, ApprovedYear>();
  for (const approved of approvedYears) {
    const known = newest.get(approved.year);
    if (!known || known.version < approved.version) newest.set(approved.year, approved);
  }
  const years = [...newest.values()];
  return {
    region,
    versions: new Map(years.map(({ year, version }) => [year, version])),
    daysOff: new Set(years.flatMap(({ daysOff }) => daysOff.map(dayNumberOf))),
    makeUpWorkdays: new Set(years.flatMap(({ makeUpWorkdays }) => makeUpWorkdays.map(dayNumberOf))),
  };
};

export type DayKind = 'workday' | 'makeUpWorkday' | 'weekend' | 'dayOff';

/** What a day is. `provisional`: its year is not approved, so only weekends are known to be off. */
export interface CalendarDay {
  readonly date: CivilDate;
  readonly kind: DayKind;
  readonly isWorkday: boolean;
  readonly provisional: boolean;
}

const kindOf = (calendar: WorkCalendar, day: number): DayKind => {
  if (isWeekend(day)) return calendar.makeUpWorkdays.has(day) ? 'makeUpWorkday' : 'weekend';
  return calendar.daysOff.has(day) ? 'dayOff' : 'workday';
};

/** By day number: the inner step of every count. */
export const isWorkdayNumber = (calendar: WorkCalendar, day: number): boolean => {
  const kind = kindOf(calendar, day);
  return kind === 'workday' || kind === 'makeUpWorkday';
};

/**
 * What the calendar says of a date.
 * @throws RangeError for text that is not a date.
 */
export const dayOf = (calendar: WorkCalendar, date: CivilDate): CalendarDay => {
  const kind = kindOf(calendar, dayNumberOf(date));
  return {
    date,
    kind,
    isWorkday: kind === 'workday' || kind === 'makeUpWorkday',
    provisional: !calendar.versions.has(yearOf(date)),
  };
};

/** True when people work on this date; `dayOf` says why, and whether that is certain. */
export const isWorkday = (calendar: WorkCalendar, date: CivilDate): boolean =>
  isWorkdayNumber(calendar, dayNumberOf(date));
