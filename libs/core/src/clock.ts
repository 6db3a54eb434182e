/** A legal date without time or zone, `YYYY-MM-DD`, in the civil calendar of Asia/Shanghai. Compares correctly as a string. */
export type CivilDate = string & { readonly __civilDate?: never };

/** The only way to learn the time. `now` never runs backwards as far as a service can see. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** True when the time is invented (a simulated city); shown on every page. */
  readonly simulated: boolean;
}

/** Shanghai has kept UTC+8 without summer time since 1991-09-15; earlier instants are outside this platform. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;
/** The day that was asked for last: a service asks several times a command, and nearly always for today. */
let last: { readonly day: number; readonly date: CivilDate } = { day: 0, date: '1970-01-01' };

/** The civil date in Asia/Shanghai at an instant. */
export const civilDateOf = (instant: Date): CivilDate => {
  const local = instant.getTime() + SHANGHAI_OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  if (day !== last.day) last = { day, date: new Date(local).toISOString().slice(0, 10) };
  return last.date;
};

/** The instant at which a civil date begins in Asia/Shanghai, or a given hour of it. */
export const instantOf = (date: CivilDate, hour = 0): Date =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS + hour * 60 * 60 * 1000);

/** No paper that anybody acts on is older, and no day that anybody counts to is later. */
const FIRST_DATE: CivilDate = '1900-01-01';
const LAST_DATE: CivilDate = '2199-12-31';

/** True for a real date of the civil calendar from 1900 to 2199: `2023-02-29` is not one, nor is a slip of the pen like `0026-01-03`. */
export const isCivilDate = (text: string): text is CivilDate => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DATE || text > LAST_DATE) return false;
  // A day that the month does not have would be one of the next month.
  return new Date(`${text}T00:00:00.000Z`).getUTCDate() === Number(text.slice(8));
};

/** The calendar year of a civil date; the statistical year of the annual report is the calendar year. */
export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
