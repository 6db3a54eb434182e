import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { arrivalEvents } from './application-arrival.js';
import { ofCase, service } from './application-fields.js';
import { inquiryEvents } from './application-inquiry.js';
import { outcomeEvents } from './application-outcome.js';
import { termEvents } from './application-terms.js';
import { date, personSub } from './fields.js';

/** Streams `application-<id>`: one application for disclosure (依申请公开), from submission to archive. */
export const applicationEvents = { ...arrivalEvents, ...termEvents, ...inquiryEvents, ...outcomeEvents } as const;

export type ApplicationEvent = EventsOf<typeof applicationEvents>;

/** Streams `personal-reading-<id>`: who had the applicant's data before them. */
export const personalReadingEvents = {
  PersonalDataRead: defineEvent({
    service,
    name: 'PersonalDataRead',
    kind: 'private',
    summary:
      'Somebody who may read personal data had a letter or the file of this case before them; once for each person, letter and day.',
    schema: z.strictObject({
      ...ofCase,
      /** The letter; null for the whole file. */
      letter: z.string().min(1).max(80).nullable(),
      by: personSub,
      /** The holder for whom this person acts as deputy. */
      actingFor: personSub.nullable(),
      on: date,
    }),
  }),
} as const;
export type PersonalReadingEvent = EventsOf<typeof personalReadingEvents>;
