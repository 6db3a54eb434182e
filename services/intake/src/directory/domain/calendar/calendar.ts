import type { RuleEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, yearOf, type CivilDate, type Decider, type RefusalFact } from '@mingjian/core';
import type { CalendarRefusal } from './refusals.js';

export type CalendarApproved = Extract<RuleEvent, { type: 'CalendarApproved' }>;

/** The calendar of one year in force, if any was approved. */
export type CalendarState = CalendarApproved['data'] | { readonly version: 0 };

/** Approval of the work calendar of a year, as the yearly notice of the State Council General Office has it. */
export type CalendarCommand = { readonly type: 'Approve' } & Omit<CalendarApproved['data'], 'version'>;

const refuse = (code: CalendarRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** The id of a year's stream `calendar-<region>-<year>`. */
export const calendarId = (region: string, year: number): string => `${region}-${year}`;

/**
 * Streams `calendar-<region>-<year>`: which weekdays are off and on which weekends people work (调休). Each approval replaces the one
 * before; running terms are counted again then. The same calendar again changes nothing.
 */
export const calendar: Decider<CalendarCommand, CalendarApproved, CalendarState> = {
  initialState: { version: 0 },

  decide(command, state) {
    const { region, year, source } = command;
    const daysOff = command.daysOff.toSorted();
    const makeUpWorkdays = command.makeUpWorkdays.toSorted();
    const dates = [...daysOff, ...makeUpWorkdays];

    const foreign = dates.filter((date) => yearOf(date) !== year);
    if (foreign.length > 0) return refuse('calendar.dates.otherYear', { dates: foreign });
    if (new Set(dates).size < dates.length) return refuse('calendar.dates.twice');
    const idle = daysOff.filter(isWeekend);
    if (idle.length > 0) return refuse('calendar.daysOff.onWeekend', { dates: idle });
    const busy = makeUpWorkdays.filter((date) => !isWeekend(date));
    if (busy.length > 0) return refuse('calendar.makeUpWorkdays.onWeekday', { dates: busy });

    if (state.version > 0 && 'daysOff' in state) {
      const unchanged = same(state.daysOff, daysOff) && same(state.makeUpWorkdays, makeUpWorkdays);
      if (unchanged && state.source === source) return accepted();
    }
    const version = state.version + 1;
    return accepted({ type: 'CalendarApproved', data: { region, year, version, daysOff, makeUpWorkdays, source } });
  },

  evolve: (_state, event) => event.data,
};

const isWeekend = (date: CivilDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
