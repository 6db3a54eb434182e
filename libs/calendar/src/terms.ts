import type { Term } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { addWorkdays, deadline, workdaysBetween } from './counting.js';
import type { WorkCalendar } from './work-calendar.js';

/**
 * Days on which a term stands still (Art 33: the time for asking a third party or another organ is not counted).
 *
 * The law does not say which day is the first and which the last. Here the day of dispatch still counts, the days after it up to
 * and including the day the answer arrives do not; both ends are in every term, so another reading can be computed later.
 */
export interface Pause {
  /** Day of dispatch: the last day before the pause. */
  readonly after: CivilDate;
  /** Last day of the pause: the answer's arrival, or the last day for it. */
  readonly through: CivilDate;
}

/** Starts a term: `start` is day 0, `due` the end of the `days`th working day after it (Art 33 for applications). */
export const startTerm = (calendar: WorkCalendar, start: CivilDate, days: number): Term =>
  countTerm(calendar, start, days, []);

/** Starts a term anew (a correction came, Art 30; a fee was paid): only pauses that reach beyond the new start remain. */
export const restartTerm = (calendar: WorkCalendar, term: Term, start: CivilDate, days: number): Term =>
  countTerm(
    calendar,
    start,
    days,
    pausesOf(term).filter(({ through }) => through > start),
  );

/** Adds working days to a term (延期, Art 33). How often and how many is for the caller to decide. */
export const extendTerm = (calendar: WorkCalendar, term: Term, days: number): Term =>
  countTerm(calendar, term.start, term.days + days, pausesOf(term));

/** Resumes a term after a pause: the due day moves by the working days of the pause. Overlapping pauses count once. */
export const resumeTerm = (calendar: WorkCalendar, term: Term, pause: Pause): Term =>
  countTerm(calendar, term.start, term.days, [...pausesOf(term), pause]);

/** Counts a term again with another calendar: start, days and pauses stay. */
export const recomputeTerm = (calendar: WorkCalendar, term: Term): Term =>
  countTerm(calendar, term.start, term.days, pausesOf(term));

/** The pauses of a term, none when the term does not mention any. */
export const pausesOf = (term: Pick<Term, 'pauses'>): readonly Pause[] => term.pauses ?? [];

const countTerm = (calendar: WorkCalendar, start: CivilDate, days: number, pauses: readonly Pause[]): Term => {
  const merged = mergePauses(pauses);
  let { due } = addWorkdays(calendar, start, days);
  for (const { after, through } of merged) {
    // A letter sent when the term was over brings no time back.
    if (after > due) break;
    const paused = workdaysBetween(calendar, after > start ? after : start, through);
    due = addWorkdays(calendar, due, paused).due;
  }
  const { provisional, calendar: used } = deadline(calendar, start, due);
  return { start, days, due, provisional, calendar: used, ...(merged.length > 0 && { pauses: merged }) };
};

const mergePauses = (pauses: readonly Pause[]): Pause[] => {
  const merged: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0))) {
    const last = merged.at(-1);
    if (!last || pause.after > last.through) merged.push({ after: pause.after, through: pause.through });
    else if (pause.through > last.through) merged[merged.length - 1] = { after: last.after, through: pause.through };
  }
  return merged;
};
