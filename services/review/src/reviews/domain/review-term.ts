import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/** A round that waits for its decision. */
export interface RunningRound {
  /** The day on which these bytes came to review. */
  readonly began: CivilDate;
  /** A higher authority was asked, whether or not it has answered. */
  readonly referred: boolean;
}

/**
 * The last day of a review by the table `reviewTerms`: so many working days after its bytes came, more where it was referred. Rules on it
 * are local; undefined where none is announced.
 */
export const lastDayOfReview = (
  rows: readonly RuleRow<'reviewTerms'>[],
  calendar: WorkCalendar,
  { began, referred }: RunningRound,
): CivilDate | undefined => {
  const row = rows.find(({ step }) => step === (referred ? 'referral' : 'review'));
  return row && addWorkdays(calendar, began, row.workdays).due;
};
