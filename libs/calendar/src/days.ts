import { isCivilDate, type CivilDate } from '@mingjian/core';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. Civil dates have no zone, so every day has the same length. */
export const dayNumberOf = (date: CivilDate): number => {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
};

export const dateOfDayNumber = (day: number): CivilDate => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** True on Saturday and Sunday; 1970-01-01 was a Thursday. */
export const isWeekend = (day: number): boolean => {
  const sinceSunday = (((day + 4) % 7) + 7) % 7;
  return sinceSunday === 0 || sinceSunday === 6;
};

/**
 * The civil date `days` calendar days later, or earlier for a negative number.
 * @throws RangeError for text that is not a date.
 */
export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDayNumber(dayNumberOf(date) + days);
