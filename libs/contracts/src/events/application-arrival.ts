import { z } from 'zod';
import { defineEvent } from '../define.js';
import { applicantTypes, channels, deliveryManners, receiptBases } from '../vocabulary.js';
import { ofCase, service } from './application-fields.js';
import { date, id, personSub, sectionId, term } from './fields.js';

/** How an application comes in and to whoever handles it: submission, registration, assignment (分办、承办、协办). */
export const arrivalEvents = {
  ApplicationSubmitted: defineEvent({
    service,
    name: 'ApplicationSubmitted',
    kind: 'contract',
    occurredOn: 'physicallyReceivedOn',
    summary: 'Somebody asked for information; who and what exactly is sealed (fields `applicant`, `request`).',
    schema: z.strictObject({
      ...ofCase,
      channel: z.enum(channels),
      applicantType: z.enum(applicantTypes),
      submittedOn: date,
      /** When the paper reached the organ; null for a channel without paper. */
      physicallyReceivedOn: date.nullable(),
      medium: z.enum(['paper', 'electronic', 'onSite']),
      delivery: z.enum(deliveryManners),
      /** Whoever applied on line for themselves; absent where staff entered it. */
      appliedBy: personSub.optional(),
      /** Whoever holds the query code that was handed out for what came in otherwise, by a digest of it (ADR 0035). */
      followedBy: personSub.optional(),
      /** Whoever of the staff took it in and stays responsible until somebody handles it (首问负责); absent where it came on line. */
      firstContact: personSub.optional(),
      /** Somebody with difficulty in reading, seeing or hearing (Art 43); which is sealed (field `assistance`). */
      needsAssistance: z.literal(true).optional(),
      /** The application that this one was split off from (一事一申请). */
      splitFrom: id.optional(),
      /** The application to another organ that was not the right one, and from which this one follows with consent. */
      referredFrom: id.optional(),
      /** The late entry (补录) by which a case that is over came into the record. */
      lateEntry: id.optional(),
    }),
  }),
  ApplicationRegistered: defineEvent({
    service,
    name: 'ApplicationRegistered',
    kind: 'contract',
    summary:
      'The date of receipt is fixed (Art 31), a number given, the term to answer starts (Art 33). Counts in row N of table 3.',
    schema: z.strictObject({
      ...ofCase,
      applicantType: z.enum(applicantTypes),
      channel: z.enum(channels),
      number: z.string().min(1).max(80),
      receiptDate: date,
      receiptBasis: z.enum(receiptBases),
      confirmation: z
        .strictObject({ on: date, method: z.enum(['phone', 'sms', 'email', 'portal', 'letter']) })
        .nullable(),
      term,
    }),
  }),
  QueryCodeIssued: defineEvent({
    service,
    name: 'QueryCodeIssued',
    kind: 'private',
    summary:
      'Staff handed out a new query code (查询码) for a case, known by a digest of it; an earlier one opens nothing any more.',
    schema: z.strictObject({ ...ofCase, heldBy: personSub }),
  }),
  ApplicationTakenOver: defineEvent({
    service,
    name: 'ApplicationTakenOver',
    kind: 'private',
    summary:
      'An application that was open elsewhere goes on here, with its number and its clock as it stood there (sealed field `evidence`).',
    schema: z.strictObject({ ...ofCase, takenOverOn: date, takenOverBy: personSub, extended: z.boolean(), term }),
  }),
  ApplicationAssigned: defineEvent({
    service,
    name: 'ApplicationAssigned',
    kind: 'private',
    summary: 'The disclosure office gave the case to a section with an internal term (分办).',
    schema: z.strictObject({ ...ofCase, section: sectionId, internalDue: date }),
  }),
  AssignmentAccepted: defineEvent({
    service,
    name: 'AssignmentAccepted',
    kind: 'private',
    summary: 'The section took the case; the accepting person handles it (承办).',
    schema: z.strictObject({ ...ofCase, section: sectionId, handler: personSub }),
  }),
  AssignmentReturned: defineEvent({
    service,
    name: 'AssignmentReturned',
    kind: 'private',
    summary: 'The section gave the case back to the office with a reason (sealed field `reason`).',
    schema: z.strictObject({ ...ofCase, section: sectionId }),
  }),
  CoHandlingAsked: defineEvent({
    service,
    name: 'CoHandlingAsked',
    kind: 'private',
    summary: 'Another section was asked to help (协办).',
    schema: z.strictObject({ ...ofCase, section: sectionId, due: date }),
  }),
  CoHandlingAnswered: defineEvent({
    service,
    name: 'CoHandlingAnswered',
    kind: 'private',
    summary: 'The co-handling section answered (sealed field `answer`).',
    schema: z.strictObject({ ...ofCase, section: sectionId }),
  }),
} as const;
