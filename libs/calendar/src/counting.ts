import { yearOf, type CivilDate } from '@mingjian/core';
import { dateOfDayNumber, dayNumberOf } from './days.js';
import { isWorkdayNumber, type WorkCalendar } from './work-calendar.js';

/** The last day of a count, and how sure it is. */
export interface Deadline {
  readonly due: CivilDate;
  /** The count reaches into a year without approved calendar: counted with weekends only, to be counted again on approval. */
  readonly provisional: boolean;
  /** The calendars used, `<region>-<year>.<version>` joined by `+`; version 0 stands for a year that is not approved. */
  readonly calendar: string;
}

/**
 * The end of the `days`th working day after `start`: `start` is day 0, whatever kind of day it is, and day 1 is the first working
 * day after it (Civil Procedure Law Art 85: the starting day is not counted). Zero days end on `start`.
 * @throws RangeError for a negative or broken number of days, or for text that is not a date.
 */
export const addWorkdays = (calendar: WorkCalendar, start: CivilDate, days: number): Deadline => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of working days: ${days}`);
  let day = dayNumberOf(start);
  for (let left = days; left > 0;) {
    day += 1;
    if (isWorkdayNumber(calendar, day)) left -= 1;
  }
  return deadline(calendar, start, dateOfDayNumber(day));
};

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export const workdaysBetween = (calendar: WorkCalendar, from: CivilDate, to: CivilDate): number => {
  const last = dayNumberOf(to);
  let count = 0;
  for (let day = dayNumberOf(from) + 1; day <= last; day += 1) if (isWorkdayNumber(calendar, day)) count += 1;
  return count;
};

/** A deadline whose due day is known, with the calendars between its ends. */
export const deadline = (calendar: WorkCalendar, start: CivilDate, due: CivilDate): Deadline => {
  const firstCounted = dateOfDayNumber(Math.min(dayNumberOf(start) + 1, dayNumberOf(due)));
  const used: string[] = [];
  let provisional = false;
  for (let year = yearOf(firstCounted); year <= yearOf(due); year += 1) {
    const version = calendar.versions.get(year);
    provisional ||= version === undefined;
    used.push(`${year}.${version ?? 0}`);
  }
  return { due, provisional, calendar: `${calendar.region}-${used.join('+')}` };
};
