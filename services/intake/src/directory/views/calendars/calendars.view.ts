import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** The approved work calendars of a region, year by year; a year that is missing is counted provisionally. */
export const calendarList = defineView({
  name: 'directory.calendars',
  path: 'calendars',
  permission: 'public',
  query: z.strictObject({ region: z.string().max(40).default('CN') }),
  handle: async ({ query: { region }, directory: { rules } }) => ({
    region,
    calendars: rules.approvedCalendars(region),
  }),
});
