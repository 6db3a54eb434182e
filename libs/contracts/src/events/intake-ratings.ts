import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { date, id, organId } from './fields.js';

/** Streams `rating-<application>`: what the applicant thought of how a case was dealt with (满意度). */
export const ratingEvents = {
  ApplicationRated: defineEvent({
    service: 'intake',
    name: 'ApplicationRated',
    kind: 'private',
    summary: 'The applicant rated how the case was dealt with, once and after delivery (sealed field `comment`).',
    schema: z.strictObject({
      application: id,
      organ: organId,
      /** From 1, very dissatisfied, to 5, very satisfied. */
      score: z.number().int().min(1).max(5),
      via: z.enum(['online', 'form']),
      ratedOn: date,
    }),
  }),
} as const;
export type RatingEvent = EventsOf<typeof ratingEvents>;
