import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { personalDataKinds, resultCodes, roles, visibilities } from '../vocabulary.js';
import {
  article,
  attemptRefused,
  count,
  date,
  description,
  digest,
  ground,
  id,
  organId,
  personSub,
  sectionId,
  version,
} from './fields.js';

const service = 'review';
const ofReview = { review: id, organ: organId };

export const thing = z.strictObject({
  kind: z.enum(['item', 'reply']),
  id,
  /** Which proposal of the thing, from 1. */ proposal: count,
});

/** One step of the review, as the rule table of the organ had it when the review opened. */
export const level = z.strictObject({ level: count, role: z.enum(roles), title: z.string().min(1).max(40) });

/** What publish needs to know of an item besides its bytes; null for a reply. */
const item = z
  .strictObject({
    category: z.string().min(1).max(80),
    visibility: z.enum(visibilities),
    description: description.optional(),
  })
  .nullable();

/** Of an item: open, partlyOpen, notOpen. Of a reply: agree. Of both: return. To refer is no opinion but asks for one (ReviewReferred). */
export const opinions = ['open', 'partlyOpen', 'notOpen', 'agree', 'return'] as const;

/** Why a reviewer reads: to give the opinion that is due, or to look again at what they gave one on. */
export const readingPurposes = ['opinion', 'lookAgain'] as const;

/**
 * Where in a file a finding is: its name, what is seen, its properties (author, title, links), comments, tracked changes, what is hidden. Places
 * there are in the text that the scanner of that version read out of it.
 */
export const filePlaces = ['name', 'body', 'properties', 'comments', 'changes', 'hidden'] as const;
export type FilePlace = (typeof filePlaces)[number];

/** Personal data in the bytes under review, without the data itself. */
export const personalDataFinding = z.strictObject({
  /** Its number within these bytes, from 1. */
  finding: count.min(1),
  kind: z.enum(personalDataKinds),
  part: z.enum(['title', 'text', 'summary', 'attachment']),
  /** Which file of the item it is in, from 1, and where in there; only in the part `attachment`. */
  attachment: count.min(1).optional(),
  place: z.enum(filePlaces).optional(),
  /** The page of a PDF, or the sheet of a workbook, from 1. */
  page: count.min(1).optional(),
  /** In UTF-16 units of the part; `end` exclusive. */
  start: count,
  end: count,
  /** With stars for what identifies: `3201**********663X`. */
  masked: z.string().min(1).max(400),
});
export type PersonalDataFinding = z.infer<typeof personalDataFinding>;

/** May stay since it is lawful to publish it, or must be taken out by an edit. */
export const personalDataDecisions = ['lawful', 'remove'] as const;

/** Which version of the scanner looked through these bytes for personal data; absent in events from before there was one. */
const scanner = version.optional();

/** Who acts, in their own name, and the holder in whose place they do. */
const person = { by: personSub, actingFor: personSub.nullable() };

/** Streams `review-<id>`: the review of one thing by several people, and the clearance of exactly the bytes that go out. */
export const reviewEvents = {
  ReviewOpened: defineEvent({
    service,
    name: 'ReviewOpened',
    kind: 'contract',
    summary: 'A thing came to review; the levels are those of the organ on this day.',
    schema: z.strictObject({
      ...ofReview,
      thing,
      section: sectionId,
      drafter: personSub,
      item,
      digest,
      result: z.enum(resultCodes).nullable(),
      articles: z.array(article),
      levels: z.array(level).min(1),
      openedOn: date,
      due: date.nullable(),
      scanner,
    }),
  }),
  OpinionGiven: defineEvent({
    service,
    name: 'OpinionGiven',
    kind: 'private',
    summary: 'A reviewer gave an opinion on exactly these bytes (sealed field `reason`).',
    schema: z.strictObject({
      ...ofReview,
      level: count,
      opinion: z.enum(opinions),
      ground: ground.nullable(),
      article: article.nullable(),
      digest,
      ...person,
    }),
  }),
  ReviewDecided: defineEvent({
    service,
    name: 'ReviewDecided',
    kind: 'contract',
    summary:
      'The review ended: the thing may go out as decided, stays closed, or goes back. Carries all that publish needs of it.',
    schema: z.strictObject({
      ...ofReview,
      thing,
      section: sectionId,
      /** Whoever drafted or edited it: none of them may release it. */
      drafters: z.array(personSub).min(1),
      item,
      outcome: z.enum(['open', 'partlyOpen', 'notOpen', 'agreed', 'returned']),
      ground: ground.nullable(),
      article: article.nullable(),
      result: z.enum(resultCodes).nullable(),
      articles: z.array(article),
      digest,
      decidedOn: date,
    }),
  }),
  ReviewReferred: defineEvent({
    service,
    name: 'ReviewReferred',
    kind: 'private',
    summary: 'The organ cannot decide and asks the competent department or the secrecy administration (Art 17).',
    schema: z.strictObject({
      ...ofReview,
      level: count,
      to: z.enum(['competentDepartment', 'secrecyAdministration']),
      ...person,
      referredOn: date,
    }),
  }),
  ReferralAnswered: defineEvent({
    service,
    name: 'ReferralAnswered',
    kind: 'private',
    occurredOn: 'answeredOn',
    summary: 'The referral came back; the review goes on at the level that referred.',
    schema: z.strictObject({ ...ofReview, answer: z.enum(['mayOpen', 'mustNotOpen']), ...person, answeredOn: date }),
  }),
  ReviewEscalated: defineEvent({
    service,
    name: 'ReviewEscalated',
    kind: 'private',
    summary: 'Nobody of the organ may act at this level; it goes to the nearest superior organ where somebody may.',
    schema: z.strictObject({
      ...ofReview,
      level: count,
      toOrgan: organId,
      by: personSub,
      /** Who holds the role, below the organ that has it now, and why they may not act. */
      ruledOut: z
        .array(z.strictObject({ organ: organId, ...person, why: z.enum(['ownDraft', 'actedBefore']) }))
        .optional(),
      escalatedOn: date.optional(),
    }),
  }),
  ReviewContentEdited: defineEvent({
    service,
    name: 'ReviewContentEdited',
    kind: 'contract',
    summary: 'The bytes changed: opinions, decision and clearance on the old ones are void, the review starts again.',
    schema: z.strictObject({
      ...ofReview,
      thing,
      previousDigest: digest,
      digest,
      editor: personSub,
      result: z.enum(resultCodes).nullable(),
      articles: z.array(article),
      scanner,
    }),
  }),
  PersonalDataFound: defineEvent({
    service,
    name: 'PersonalDataFound',
    kind: 'private',
    summary:
      'The bytes that came to review hold what looks like personal data: kind, place and masked form. Many findings are several events.',
    schema: z.strictObject({ ...ofReview, digest, scanner: version, findings: z.array(personalDataFinding).min(1) }),
  }),
  PersonalDataDecided: defineEvent({
    service,
    name: 'PersonalDataDecided',
    kind: 'private',
    summary: 'The level whose turn it is decided findings of these bytes (sealed field `reason`).',
    schema: z.strictObject({
      ...ofReview,
      level: count,
      digest,
      findings: z.array(count.min(1)).min(1),
      decision: z.enum(personalDataDecisions),
      ...person,
      decidedOn: date,
    }),
  }),
  ReviewClosed: defineEvent({
    service,
    name: 'ReviewClosed',
    kind: 'contract',
    summary: 'The thing was withdrawn; nothing more is decided or cleared here.',
    schema: z.strictObject({ ...ofReview, thing, closedOn: date }),
  }),
  DoubtRaised: defineEvent({
    service,
    name: 'DoubtRaised',
    kind: 'private',
    summary: 'Somebody doubts that the border between open and secret is clear (sealed field `reason`).',
    schema: z.strictObject({ ...ofReview, doubt: id, by: personSub, raisedOn: date }),
  }),
  DoubtResolved: defineEvent({
    service,
    name: 'DoubtResolved',
    kind: 'private',
    summary: 'A secrecy reviewer resolved the doubt.',
    schema: z.strictObject({
      ...ofReview,
      doubt: id,
      by: personSub,
      finding: z.enum(['mayGoOut', 'mustNotGoOut']),
      resolvedOn: date,
    }),
  }),
  ContentClassified: defineEvent({
    service,
    name: 'ContentClassified',
    kind: 'private',
    summary: 'The content was found to be a secret; nothing of it may go out.',
    schema: z.strictObject({
      ...ofReview,
      level: z.enum(['topSecret', 'secret', 'confidential', 'workSecret']),
      by: personSub,
      classifiedOn: date,
    }),
  }),
  ContentDeclassified: defineEvent({
    service,
    name: 'ContentDeclassified',
    kind: 'private',
    summary: 'The secret was lifted; that alone is no clearance (second of the three prohibitions).',
    schema: z.strictObject({ ...ofReview, by: personSub, declassifiedOn: date }),
  }),
  OpeningPermitted: defineEvent({
    service,
    name: 'OpeningPermitted',
    kind: 'private',
    summary: 'After declassification somebody else permitted that the content is opened.',
    schema: z.strictObject({ ...ofReview, by: personSub, permittedOn: date }),
  }),
  ReleaseCleared: defineEvent({
    service,
    name: 'ReleaseCleared',
    kind: 'contract',
    summary: 'Exactly these bytes may be issued or published, once, on this request.',
    schema: z.strictObject({ ...ofReview, thing, request: id, digest, clearedOn: date }),
  }),
  ReleaseBarred: defineEvent({
    service,
    name: 'ReleaseBarred',
    kind: 'contract',
    summary: 'The request is refused by one of the three prohibitions, named by its code.',
    schema: z.strictObject({ ...ofReview, thing, request: id, digest, code: z.string(), barredOn: date }),
  }),
  ReleaseRevoked: defineEvent({
    service,
    name: 'ReleaseRevoked',
    kind: 'contract',
    summary: 'A bar came after the clearance: what went out must be withdrawn.',
    schema: z.strictObject({
      ...ofReview,
      thing,
      /** The request that had been cleared. */
      request: id,
      digest,
      cause: z.enum(['edited', 'closed', 'doubt', 'classified']),
      /** By which prohibition the same request would be barred now. */
      code: z.string(),
      revokedOn: date,
    }),
  }),
  ReviewActRefused: defineEvent({
    service,
    name: 'ReviewActRefused',
    kind: 'private',
    summary: 'A refused attempt to review that the record keeps.',
    schema: z.strictObject({ ...ofReview, ...attemptRefused.shape }),
  }),
} as const;
export type ReviewEvent = EventsOf<typeof reviewEvents>;

/** Streams `reading-<id>`: who had which bytes before them. */
export const readingEvents = {
  ContentRead: defineEvent({
    service,
    name: 'ContentRead',
    kind: 'private',
    summary: 'Somebody who reviews read these bytes for a stated purpose; once for each person, purpose and day.',
    schema: z.strictObject({
      ...ofReview,
      thing,
      digest,
      /** The file of the item that was read; absent for the item's own text. */
      attachment: digest.optional(),
      purpose: z.enum(readingPurposes),
      ...person,
      on: date,
    }),
  }),
} as const;
