import { recountOnCalendar } from '../../recount-on-calendar.js';
import { items } from '../item.aggregate.js';

/** A calendar was approved or changed: the term to publish of every open item, and what is owed of those that are out, is counted again. */
export const recountItems = recountOnCalendar(items)({
  begins: ['ItemProposed', 'ItemDutyArisen'],
  ends: ['ItemConcluded', 'ItemWithdrawn', 'ItemTakenDown'],
  recount: ({ directory: { rules } }) => ({
    command: { type: 'RecomputeTerm', calendar: rules.calendar() },
    pins: { calendar: rules.calendarPin() },
  }),
});
