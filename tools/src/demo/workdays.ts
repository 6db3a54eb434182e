import { addDays, isWorkday, type WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';

/** The working days from one day to another, both included. */
export const workdaysBetween = (calendar: WorkCalendar, from: CivilDate, to: CivilDate): CivilDate[] => {
  const found: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) found.push(day);
  return found;
};
