import type { RegisterFields } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { entriesOn, type RegisterState } from './register.js';

/** Whether a task was done in time, done late, is past its day, or still has time. */
export type TaskStanding = 'inTime' | 'late' | 'overdue' | 'open';

export interface LookedBack {
  readonly entry: string;
  readonly standing: TaskStanding;
  readonly fields: RegisterFields;
}

/** The tasks of a year as they stand on a day (回头看): what was struck out before is none any more. */
export const lookBack = (state: RegisterState, year: number, on: CivilDate): readonly LookedBack[] =>
  [...entriesOn(state, on)]
    .filter(([, fields]) => fields['year'] === year)
    .map(([entry, fields]) => ({ entry, standing: standingOf(fields, on), fields }));

const standingOf = ({ dueOn, completedOn }: RegisterFields, on: CivilDate): TaskStanding => {
  const due = String(dueOn);
  if (completedOn !== null && completedOn !== undefined) return String(completedOn) <= due ? 'inTime' : 'late';
  return on > due ? 'overdue' : 'open';
};
