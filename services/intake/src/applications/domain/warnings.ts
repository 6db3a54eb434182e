import { workdaysBetween, type WorkCalendar } from '@mingjian/calendar';
import type { RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { isTermRunning, type ApplicationState } from './state.js';

/** A version of the rule table `warningLevels`. */
export type WarningLevels = readonly RuleRow<'warningLevels'>[];

/** An application whose day to answer is near, or past. */
export interface Warning {
  readonly application: string;
  readonly number: string;
  readonly section: string | null;
  /** Who handles it; null until a section has accepted it. */
  readonly handler: string | null;
  /** The handler, else whoever took it in (首问负责); null where it came on line and nobody handles it. */
  readonly responsible: string | null;
  readonly due: CivilDate;
  readonly kind: 'early' | 'overdue';
  /** After today up to and including the due day; of an overdue case how many have passed since, negative. */
  readonly workdaysLeft: number;
  /** Whoever is to be warned, in the order of the table. */
  readonly to: readonly WarningLevels[number]['to'][];
}

/** The warning that an application calls for today; undefined when it does not, or its term does not run (Art 33). */
export const warningOf = (
  state: ApplicationState,
  {
    calendar,
    levels,
    today,
  }: { readonly calendar: WorkCalendar; readonly levels: WarningLevels; readonly today: CivilDate },
): Warning | undefined => {
  if (state.phase !== 'open' || !isTermRunning(state)) return undefined;
  const { due } = state.term;
  const isOverdue = today > due;
  const workdaysLeft = workdaysLeftUntil(due, today, calendar);
  const to = levels.filter((level) => workdaysLeft <= level.workdaysLeft).map((level) => level.to);
  if (to.length === 0) return undefined;
  return {
    application: state.application,
    number: state.number,
    section: state.assignment?.section ?? null,
    handler: state.assignment?.handler ?? null,
    responsible: state.assignment?.handler ?? state.firstContact,
    due,
    kind: isOverdue ? 'overdue' : 'early',
    workdaysLeft,
    to,
  };
};

/** Working days after today up to and including the due day; once it is past, how many have passed since, negative. */
export const workdaysLeftUntil = (due: CivilDate, today: CivilDate, calendar: WorkCalendar): number =>
  today > due ? 0 - workdaysBetween(calendar, due, today) : workdaysBetween(calendar, today, due);
