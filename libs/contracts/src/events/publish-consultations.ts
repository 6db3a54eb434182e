import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { adoptions, attendees } from '../vocabulary.js';
import { attemptRefused, count, date, id, organId, personSub, sectionId } from './fields.js';

const service = 'publish';
const ofConsultation = { consultation: id, organ: organId };

/**
 * Streams `consultation-<id>`: the public is asked about the draft of a decision (重大决策预公开). What goes out of it, the draft, the account of
 * what became of the comments, the decision, are items that were reviewed; here they are only named.
 */
export const consultationEvents = {
  CommentPeriodOpened: defineEvent({
    service,
    name: 'CommentPeriodOpened',
    kind: 'private',
    summary:
      'The public may comment on a published draft up to a day; sealed field `reason`, where that is sooner than the law normally has it.',
    schema: z.strictObject({
      ...ofConsultation,
      section: sectionId,
      /** The publication. */
      draft: id,
      opensOn: date,
      /** The last day. */
      closesOn: date,
      /** What the period normally is at least (Decision Regulation Art 15). */
      days: count,
      shortened: z.boolean(),
      by: personSub,
    }),
  }),
  CommentReceived: defineEvent({
    service,
    name: 'CommentReceived',
    kind: 'private',
    summary: 'Somebody commented on the draft (sealed fields `author` and `text`).',
    schema: z.strictObject({
      ...ofConsultation,
      comment: id,
      manner: z.enum(['web', 'letter', 'meeting']),
      receivedOn: date,
    }),
  }),
  CommentAnswered: defineEvent({
    service,
    name: 'CommentAnswered',
    kind: 'private',
    summary: 'What was made of a comment, with the reason (sealed field `reason`).',
    schema: z.strictObject({ ...ofConsultation, comment: id, adoption: z.enum(adoptions), by: personSub }),
  }),
  DecisionMeetingHeld: defineEvent({
    service,
    name: 'DecisionMeetingHeld',
    kind: 'private',
    occurredOn: 'heldOn',
    summary: 'The meeting that dealt with the draft, and how many of whom attended it; names are nobody’s business.',
    schema: z.strictObject({
      ...ofConsultation,
      heldOn: date,
      attended: z.array(z.strictObject({ group: z.enum(attendees), people: count })).max(attendees.length),
    }),
  }),
  CommentPeriodConcluded: defineEvent({
    service,
    name: 'CommentPeriodConcluded',
    kind: 'private',
    summary: 'The account of the comments is published, and the decision, if one was taken.',
    schema: z.strictObject({
      ...ofConsultation,
      /** The publication that says what became of the comments. */
      feedback: id,
      /** Null: the matter was dropped. */
      decision: id.nullable(),
      concludedOn: date,
    }),
  }),
  ConsultationActRefused: defineEvent({
    service,
    name: 'ConsultationActRefused',
    kind: 'private',
    summary: 'A refused attempt on a consultation that the record keeps.',
    schema: z.strictObject({ ...ofConsultation, ...attemptRefused.shape }),
  }),
} as const;
export type ConsultationEvent = EventsOf<typeof consultationEvents>;
