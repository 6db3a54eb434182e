import { recountOnCalendar } from '../../recount-on-calendar.js';
import { items } from '../item.aggregate.js';

/** A calendar was approved or changed: the term to publish of every open item is counted again. */
export const recountItems = recountOnCalendar(items)({
  begins: ['ItemProposed'],
  ends: ['ItemConcluded', 'ItemWithdrawn'],
  recount: ({ directory: { rules } }) => ({
    command: { type: 'RecomputeTerm', calendar: rules.calendar() },
    pins: { calendar: rules.calendarPin() },
  }),
});
