import { ruleEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { calendars } from '../../directory.aggregates.js';
import { calendarId } from '../../domain/index.js';

/** The work calendar of a year is approved, as the yearly notice of the State Council General Office has it. */
export const approveCalendar = actOn(calendars)({
  name: 'directory.approveCalendar',
  path: 'calendars',
  permission: 'directory.approveCalendar',
  body: ruleEvents.CalendarApproved.schema.omit({ version: true }),
  begins: { id: ({ region, year }) => calendarId(region, year), organ: () => null },
  command: ({ body }) => ({ type: 'Approve', ...body }),
});
