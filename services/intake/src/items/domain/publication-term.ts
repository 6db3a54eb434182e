import { addDays, addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import type { RuleRow } from '@mingjian/contracts';
import { civilDateOf, type CivilDate } from '@mingjian/core';

/** How long a section has to publish: working days, calendar days or hours. */
export type TermToPublish = Pick<RuleRow<'publicationTerms'>, 'amount' | 'unit'>;

const HOUR_MS = 3_600_000;

/** The instant at which a term in hours is over; undefined for any other, or where nobody said when it began. */
export const endOfHours = ({ amount, unit }: TermToPublish, at: string | undefined): string | undefined =>
  unit === 'hours' && at !== undefined ? new Date(Date.parse(at) + amount * HOUR_MS).toISOString() : undefined;

/**
 * The last day to publish what was formed on a day (Art 26; special laws prevail). Calendar days that end on a day off do not move, as
 * no source lets them. A term in hours runs from `formedAt`; its last day is the one in Asia/Shanghai on which they are over.
 */
export const lastDayToPublish = (
  calendar: WorkCalendar,
  { amount, unit }: TermToPublish,
  formed: { readonly on: CivilDate; readonly at: string | undefined },
): CivilDate => {
  switch (unit) {
    case 'workdays':
      return addWorkdays(calendar, formed.on, amount).due;
    case 'days':
      return addDays(formed.on, amount);
    case 'hours': {
      const end = endOfHours({ amount, unit }, formed.at);
      return end === undefined ? formed.on : civilDateOf(new Date(end));
    }
  }
};
