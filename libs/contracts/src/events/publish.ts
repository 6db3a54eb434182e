import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { deliveryManners, media, normativeKinds, resultCodes } from '../vocabulary.js';
import {
  article,
  attemptRefused,
  count,
  date,
  description,
  digest,
  filing,
  id,
  organId,
  MOST_ATTACHMENTS,
  personSub,
  publishedAttachment,
  sectionId,
} from './fields.js';

const service = 'publish';
const ofReply = { reply: id, application: id, organ: organId };

/** Streams `reply-<id>`: the letter that answers an application. */
export const replyEvents = {
  ReplyExpected: defineEvent({
    service,
    name: 'ReplyExpected',
    kind: 'private',
    summary: 'A reply came to review. From here on an attempt to issue it is refused and kept until review agrees.',
    schema: z.strictObject({ ...ofReply, review: id, proposal: count, drafters: z.array(personSub).min(1) }),
  }),
  ReplyPrepared: defineEvent({
    service,
    name: 'ReplyPrepared',
    kind: 'private',
    summary: 'Review agreed; the office may issue the reply.',
    schema: z.strictObject({
      ...ofReply,
      review: id,
      proposal: count,
      result: z.enum(resultCodes),
      articles: z.array(article),
      digest,
      /** Whoever drafted or edited it: none of them may issue it. */
      drafters: z.array(personSub).min(1),
    }),
  }),
  ReplyReleaseRequested: defineEvent({
    service,
    name: 'ReplyReleaseRequested',
    kind: 'contract',
    summary: 'The office wants to issue exactly these bytes and asks review for clearance.',
    schema: z.strictObject({
      ...ofReply,
      review: id,
      proposal: count,
      request: id,
      digest,
      number: z.string().min(1).max(80),
      by: personSub,
    }),
  }),
  ReplyReleaseBarred: defineEvent({
    service,
    name: 'ReplyReleaseBarred',
    kind: 'private',
    summary: 'Review barred the request; the reply is not issued.',
    schema: z.strictObject({ ...ofReply, request: id, code: z.string() }),
  }),
  ReplyIssued: defineEvent({
    service,
    name: 'ReplyIssued',
    kind: 'contract',
    summary: 'The reply went out under its document number on an unused clearance of exactly these bytes.',
    schema: z.strictObject({
      ...ofReply,
      request: id,
      number: z.string().min(1).max(80),
      issuedOn: date,
      result: z.enum(resultCodes),
      articles: z.array(article),
      digest,
    }),
  }),
  ReplyReleaseRevoked: defineEvent({
    service,
    name: 'ReplyReleaseRevoked',
    kind: 'private',
    summary: 'Review barred the reply after its issue: it must not be delivered, and a person sees to what was.',
    schema: z.strictObject({ ...ofReply, request: id, code: z.string(), revokedOn: date }),
  }),
  ReplyDelivered: defineEvent({
    service,
    name: 'ReplyDelivered',
    kind: 'contract',
    occurredOn: 'deliveredOn',
    summary:
      'The reply reached the applicant: signed for, handed to the post, or sent and logged (国办公开办函〔2016〕235号).',
    schema: z.strictObject({ ...ofReply, manner: z.enum(deliveryManners), deliveredOn: date }),
  }),
  ReplySuperseded: defineEvent({
    service,
    name: 'ReplySuperseded',
    kind: 'private',
    summary: 'The proposal was edited or the application withdrawn before issue; these bytes never go out.',
    schema: z.strictObject({ ...ofReply, cause: z.enum(['edited', 'withdrawn']) }),
  }),
  ReplyActRefused: defineEvent({
    service,
    name: 'ReplyActRefused',
    kind: 'private',
    summary: 'A refused attempt to issue or deliver that the record keeps.',
    schema: z.strictObject({ ...ofReply, ...attemptRefused.shape }),
  }),
} as const;
export type ReplyEvent = EventsOf<typeof replyEvents>;

const ofPublication = { publication: id, item: id, organ: organId };

/** A `ReleaseCleared` of review with its place in the log there. */
const recordedClearance = z.strictObject({
  event: id,
  stream: z.string().min(1).max(200),
  sequence: z.number().int().positive(),
  recordedAt: z.iso.datetime({ precision: 3 }),
  /** Of the bytes that were cleared. */
  digest,
});
export type RecordedClearance = z.infer<typeof recordedClearance>;

/** Streams `publication-<id>`: an item on the public portal, with its versions. */
export const publicationEvents = {
  PublicationExpected: defineEvent({
    service,
    name: 'PublicationExpected',
    kind: 'private',
    summary: 'An item came to review. From here on an attempt to publish it is refused and kept until review opens it.',
    schema: z.strictObject({ ...ofPublication, review: id, proposal: count, drafters: z.array(personSub).min(1) }),
  }),
  PublicationPrepared: defineEvent({
    service,
    name: 'PublicationPrepared',
    kind: 'private',
    summary: 'Review opened the item, wholly or in part; the office may publish it.',
    schema: z.strictObject({
      ...ofPublication,
      review: id,
      proposal: count,
      section: sectionId.nullable(),
      category: z.string(),
      visibility: z.enum(['public', 'internal', 'closed']),
      /** Absent in events of before items said more than their category. */
      description: description.optional(),
      digest,
      /** Whoever drafted or edited it: none of them may publish it. */
      drafters: z.array(personSub).min(1),
    }),
  }),
  PublicationReleaseRequested: defineEvent({
    service,
    name: 'PublicationReleaseRequested',
    kind: 'contract',
    summary: 'The office wants to publish exactly these bytes and asks review for clearance.',
    schema: z.strictObject({
      ...ofPublication,
      review: id,
      proposal: count,
      request: id,
      digest,
      indexNumber: z.string().min(1).max(80),
      by: personSub,
    }),
  }),
  PublicationReleaseBarred: defineEvent({
    service,
    name: 'PublicationReleaseBarred',
    kind: 'private',
    summary: 'Review barred the request; nothing is published.',
    schema: z.strictObject({ ...ofPublication, request: id, code: z.string() }),
  }),
  ItemPublished: defineEvent({
    service,
    name: 'ItemPublished',
    kind: 'contract',
    summary: 'The item is on the portal under its index number; the date is the recorded day and nobody can set it.',
    schema: z.strictObject({
      ...ofPublication,
      request: id,
      indexNumber: z.string().min(1).max(80),
      version: count,
      title: z.string().min(1).max(300),
      /** Index numbers of this portal that the text links to. */
      links: z.array(z.string().max(200)).max(100).optional(),
      /** The files that are out with it; absent where it has none. */
      attachments: z.array(publishedAttachment).min(1).max(MOST_ATTACHMENTS).optional(),
      /** The clearance that it went out on, as review recorded it. Absent in events of before it was noted. */
      clearance: recordedClearance.optional(),
      category: z.string(),
      visibility: z.enum(['public', 'internal', 'closed']),
      /** Absent in events of before items said more than their category. */
      description: description.optional(),
      digest,
      publishedOn: date,
    }),
  }),
  PublicationWithdrawn: defineEvent({
    service,
    name: 'PublicationWithdrawn',
    kind: 'contract',
    summary: 'The publication was taken back with a reason; number and tombstone stay.',
    schema: z.strictObject({
      ...ofPublication,
      indexNumber: z.string(),
      reason: z.enum(['incorrect', 'barred', 'outdated', 'decisionRevoked']),
      withdrawnOn: date,
    }),
  }),
  DocumentRepealed: defineEvent({
    service,
    name: 'DocumentRepealed',
    kind: 'contract',
    occurredOn: 'repealedOn',
    summary:
      'A regulation or normative document is repealed from a day on, by another document of the portal or by one elsewhere.',
    schema: z.strictObject({
      ...ofPublication,
      kind: z.enum(normativeKinds),
      /** The first day without it. */
      repealedOn: date,
      /** The repealing publication; null for a document that is not on this portal. */
      repealedBy: id.nullable(),
      /** Number of the repealing document (文号). */
      document: z.string().min(1).max(80),
      by: personSub,
    }),
  }),
  PublicationChannelConfirmed: defineEvent({
    service,
    name: 'PublicationChannelConfirmed',
    kind: 'private',
    occurredOn: 'doneOn',
    summary: 'A planned channel other than the portal has carried this version (Art 23; sealed field `evidence`).',
    schema: z.strictObject({
      ...ofPublication,
      version: count.min(1),
      medium: z.enum(media).exclude(['website']),
      doneOn: date,
      by: personSub,
    }),
  }),
  PublicationPushed: defineEvent({
    service,
    name: 'PublicationPushed',
    kind: 'private',
    summary: 'Websites that organs already have took a version, or its withdrawal.',
    schema: z.strictObject({
      ...ofPublication,
      change: z.enum(['published', 'withdrawn']),
      version: count.min(1),
      targets: z.array(z.string().min(1).max(40)).min(1),
      pushedOn: date,
    }),
  }),
  PublicationFilesRead: defineEvent({
    service,
    name: 'PublicationFilesRead',
    kind: 'private',
    summary: 'The text of files that are out for everybody was read for the search; once for each file.',
    schema: z.strictObject({
      ...ofPublication,
      version: count.min(1),
      files: z
        .array(
          z.strictObject({
            file: digest,
            /** Of the text in UTF-8, which the content store of publish keeps; null where nothing can be read. */
            text: digest.nullable(),
          }),
        )
        .min(1)
        .max(MOST_ATTACHMENTS),
    }),
  }),
  PublicationRefiled: defineEvent({
    service,
    name: 'PublicationRefiled',
    kind: 'private',
    summary: 'The publication stands in another node of the catalogue than it was published in.',
    schema: z.strictObject({ ...ofPublication, filing }),
  }),
  PublicationSuperseded: defineEvent({
    service,
    name: 'PublicationSuperseded',
    kind: 'private',
    summary: 'The item was edited or withdrawn before release; these bytes never go out.',
    schema: z.strictObject({ ...ofPublication, cause: z.enum(['edited', 'withdrawn']) }),
  }),
  PublicationActRefused: defineEvent({
    service,
    name: 'PublicationActRefused',
    kind: 'private',
    summary: 'A refused attempt to publish that the record keeps.',
    schema: z.strictObject({ ...ofPublication, ...attemptRefused.shape }),
  }),
} as const;
export type PublicationEvent = EventsOf<typeof publicationEvents>;
