import { recountOnCalendar } from '../../recount-on-calendar.js';
import { applications } from '../application.aggregate.js';

/** A calendar was approved or changed: the terms of every open application are counted again. */
export const recountApplications = recountOnCalendar(applications)({
  begins: ['ApplicationRegistered'],
  ends: ['ApplicationDecided'],
  recount: ({ state, today, directory: { rules } }) =>
    state.phase === 'open'
      ? {
          command: { type: 'RecomputeTerm', today, by: 'system:intake', calendar: rules.calendar() },
          pins: { calendar: rules.calendarPin() },
        }
      : undefined,
});
