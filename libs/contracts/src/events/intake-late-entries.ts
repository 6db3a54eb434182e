import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { applicantTypes, channels, deliveryManners, resultCodes } from '../vocabulary.js';
import { article, attemptRefused, date, id, organId, personSub } from './fields.js';

const service = 'intake';
const ofEntry = { lateEntry: id, organ: organId };

/** A case that was handled and answered outside the system, as its papers tell it. */
const closedCase = z.strictObject({
  channel: z.enum(channels),
  applicantType: z.enum(applicantTypes),
  submittedOn: date,
  physicallyReceivedOn: date.nullable(),
  medium: z.enum(['paper', 'electronic', 'onSite']),
  delivery: z.enum(deliveryManners),
  number: z.string().min(1).max(80),
  receiptDate: date,
  result: z.enum(resultCodes),
  articles: z.array(article),
  decidedOn: date,
  /** 文号 of the reply; null where the case ended without one. */
  replyNumber: z.string().min(1).max(80).nullable(),
  deliveredOn: date.nullable(),
});

/** Streams `lateEntry-<id>`: what was done outside the system is entered afterwards (补录): by one person, confirmed by another. */
export const lateEntryEvents = {
  LateEntryProposed: defineEvent({
    service,
    name: 'LateEntryProposed',
    kind: 'private',
    summary:
      'Somebody proposed to enter a case afterwards that is over, with the reason and the papers that prove it (sealed fields `applicant`, `request`, `reason`, `evidence`). Nothing counts yet.',
    schema: z.strictObject({
      ...ofEntry,
      application: id,
      case: closedCase,
      proposedBy: personSub,
      /** The holder for whom a deputy proposed it. */
      proposedFor: personSub.nullable(),
      proposedOn: date,
    }),
  }),
  LateEntryConfirmed: defineEvent({
    service,
    name: 'LateEntryConfirmed',
    kind: 'contract',
    summary:
      'A second person saw the papers and confirmed the late entry: the case comes into the record, marked as entered late, without timers and letters.',
    schema: z.strictObject({
      ...ofEntry,
      application: id,
      case: closedCase,
      enteredBy: personSub,
      confirmedBy: personSub,
      confirmedOn: date,
    }),
  }),
  LateEntryRejected: defineEvent({
    service,
    name: 'LateEntryRejected',
    kind: 'private',
    summary: 'A second person rejected the late entry (sealed field `reason`).',
    schema: z.strictObject({ ...ofEntry, rejectedBy: personSub, rejectedOn: date }),
  }),
  LateEntryActRefused: defineEvent({
    service,
    name: 'LateEntryActRefused',
    kind: 'private',
    summary: 'A refused attempt on this late entry that the record keeps.',
    schema: z.strictObject({ ...ofEntry, ...attemptRefused.shape }),
  }),
} as const;
export type LateEntryEvent = EventsOf<typeof lateEntryEvents>;
