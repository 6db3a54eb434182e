import type { Term } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { addDays } from './days.js';
import { pausesOf } from './terms.js';
import { dayOf, type WorkCalendar } from './work-calendar.js';

export interface CountedDay {
  readonly date: CivilDate;
  /** 1 for the first working day after the start. */
  readonly ordinal: number;
  /** A Saturday or Sunday on which people work (调休上班). */
  readonly makeUp: boolean;
  readonly provisional: boolean;
}

export interface SkippedDay {
  readonly date: CivilDate;
  /** `start`: day 0. `paused`: a working day on which the term stood still. */
  readonly reason: 'start' | 'weekend' | 'dayOff' | 'paused';
  readonly provisional: boolean;
}

export interface Explanation {
  readonly counted: readonly CountedDay[];
  readonly skipped: readonly SkippedDay[];
}

/**
 * Every day from start to due, either counted or skipped, and why. Separate from the counting, so that commands do not pay for it.
 * The calendar should hold the versions that the term names.
 */
export const explain = (calendar: WorkCalendar, term: Pick<Term, 'start' | 'due' | 'pauses'>): Explanation => {
  const pauses = pausesOf(term);
  const counted: CountedDay[] = [];
  const skipped: SkippedDay[] = [{ date: term.start, reason: 'start', provisional: false }];
  for (let date = addDays(term.start, 1); date <= term.due; date = addDays(date, 1)) {
    const { kind, provisional } = dayOf(calendar, date);
    if (kind === 'weekend' || kind === 'dayOff') skipped.push({ date, reason: kind, provisional });
    else if (pauses.some(({ after, through }) => after < date && date <= through)) {
      skipped.push({ date, reason: 'paused', provisional });
    } else counted.push({ date, ordinal: counted.length + 1, makeUp: kind === 'makeUpWorkday', provisional });
  }
  return { counted, skipped };
};
