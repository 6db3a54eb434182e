import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import {
  itemDuties,
  media,
  opennessAttributes,
  penaltyFindings,
  relations,
  remedyKinds,
  remedyOutcomes,
  tallyMeasures,
  visibilities,
} from '../vocabulary.js';
import {
  attachments,
  attemptRefused,
  count,
  counted,
  date,
  decimal,
  description,
  digest,
  filing,
  ground,
  id,
  occasion,
  organId,
  personSub,
  sectionId,
} from './fields.js';

const service = 'intake';
const ofItem = { item: id, organ: organId };

/** Streams `item-<id>`: something a bureau must publish (公开事项), with the fields of 政务公开审批表. Title and text are content. */
export const itemEvents = {
  ItemProposed: defineEvent({
    service,
    name: 'ItemProposed',
    kind: 'contract',
    summary:
      'A section proposed an item for publication; the bytes are sealed under `digest`, the term of Art 26 runs, or that of a special occasion.',
    schema: z.strictObject({
      ...ofItem,
      section: sectionId,
      drafter: personSub,
      responsible: personSub,
      category: z.string().min(1).max(80),
      visibility: z.enum(visibilities),
      attribute: z.enum(opennessAttributes),
      attributeGround: ground.nullable(),
      origin: z.enum(['made', 'obtained']),
      carrier: z.enum(['officialDocument', 'other']),
      documentNumber: z.string().max(80).nullable(),
      manners: z.array(z.enum(media)).min(1).max(media.length),
      formedOn: date,
      publishBy: date,
      workdays: counted,
      /** The special occasion whose term runs instead of that of Art 26; absent for none. */
      occasion: occasion.optional(),
      /** The instant from which a term in hours runs; absent for any other. */
      formedAt: z.iso.datetime({ precision: 3 }).optional(),
      /** Absent for an item that nobody filed in the catalogue. */
      filing: filing.optional(),
      normative: description.shape.normative,
      about: description.shape.about,
      responsibility: description.shape.responsibility,
      coordination: description.shape.coordination,
      approval: description.shape.approval,
      /** Entered afterwards (补录); the reason and its evidence are sealed (fields `lateReason`, `evidence`). */
      originallyPublishedOn: description.shape.originallyPublishedOn,
      /** The instant at which a term in hours is over; absent for any other. */
      publishAt: z.iso.datetime({ precision: 3 }).optional(),
      digest,
      attachments,
    }),
  }),
  ItemEdited: defineEvent({
    service,
    name: 'ItemEdited',
    kind: 'contract',
    summary: 'The content was changed; every opinion on the old bytes is void.',
    schema: z.strictObject({ ...ofItem, editor: personSub, digest, attachments }),
  }),
  ItemRevised: defineEvent({
    service,
    name: 'ItemRevised',
    kind: 'contract',
    summary:
      'An item that is or was out, or stayed closed, is to change in its content or to be opened to everybody: it comes to review again, and what is out stays as it is until then (sealed field `reason` of a widening).',
    schema: z.strictObject({
      ...ofItem,
      /** From 2; the first proposal is `ItemProposed`. */
      proposal: count.min(2),
      section: sectionId,
      drafter: personSub,
      category: z.string().min(1).max(80),
      visibility: z.enum(visibilities),
      description: description.optional(),
      digest,
      attachments,
    }),
  }),
  ItemRefiled: defineEvent({
    service,
    name: 'ItemRefiled',
    kind: 'contract',
    summary: 'A published item moved to the node where it belongs; content and number stay (sealed field `reason`).',
    schema: z.strictObject({ ...ofItem, from: filing.nullable(), to: filing, by: personSub }),
  }),
  ItemTakenDown: defineEvent({
    service,
    name: 'ItemTakenDown',
    kind: 'private',
    occurredOn: 'takenDownOn',
    summary: 'publish took the item off the portal, for the reason it names.',
    schema: z.strictObject({
      ...ofItem,
      indexNumber: z.string(),
      reason: z.enum(['incorrect', 'barred', 'outdated', 'decisionRevoked']),
      takenDownOn: date,
    }),
  }),
  ItemWithdrawn: defineEvent({
    service,
    name: 'ItemWithdrawn',
    kind: 'contract',
    summary: 'The section took the proposal back before it was published (sealed field `reason`).',
    schema: z.strictObject({ ...ofItem, withdrawnOn: date }),
  }),
  ItemReturned: defineEvent({
    service,
    name: 'ItemReturned',
    kind: 'private',
    summary: 'Review sent the item back to its section.',
    schema: z.strictObject({ ...ofItem, review: id }),
  }),
  ItemConcluded: defineEvent({
    service,
    name: 'ItemConcluded',
    kind: 'private',
    occurredOn: 'concludedOn',
    summary: 'Review decided the item, or publish published it: its outcome as intake knows it.',
    schema: z.strictObject({
      ...ofItem,
      outcome: z.enum(['published', 'notOpen']),
      concludedOn: date,
      ground: ground.nullable(),
      indexNumber: z.string().nullable(),
    }),
  }),
  ItemTermRecomputed: defineEvent({
    service,
    name: 'ItemTermRecomputed',
    kind: 'private',
    summary:
      'A work calendar was approved or changed; the day by which the item has to be published was counted again.',
    schema: z.strictObject({ ...ofItem, publishBy: date, previousPublishBy: date }),
  }),
  ItemTermMissed: defineEvent({
    service,
    name: 'ItemTermMissed',
    kind: 'private',
    summary: 'The day by which the item had to be published passed (Art 26).',
    schema: z.strictObject({ ...ofItem, publishBy: date }),
  }),
  ItemDutyArisen: defineEvent({
    service,
    name: 'ItemDutyArisen',
    kind: 'private',
    occurredOn: 'start',
    summary:
      'What is published makes its section owe something: to take a revoked penalty back and to explain why (Penalty Law Art 48), or to interpret a document; what stayed closed, to be assessed anew (Art 18).',
    schema: z.strictObject({
      ...ofItem,
      duty: z.enum(itemDuties),
      /** Day 0 of its term. */
      start: date,
      workdays: counted,
      due: date,
      /** Of a withdrawal. */
      finding: z.enum(penaltyFindings).optional(),
    }),
  }),
  ItemDutyRecomputed: defineEvent({
    service,
    name: 'ItemDutyRecomputed',
    kind: 'private',
    summary: 'A work calendar was approved or changed; the last day to do what is owed was counted again.',
    schema: z.strictObject({ ...ofItem, duty: z.enum(itemDuties), due: date, previousDue: date }),
  }),
  ItemDutyMissed: defineEvent({
    service,
    name: 'ItemDutyMissed',
    kind: 'private',
    summary: 'The last day to do what is owed passed.',
    schema: z.strictObject({ ...ofItem, duty: z.enum(itemDuties), due: date }),
  }),
  ItemReassessed: defineEvent({
    service,
    name: 'ItemReassessed',
    kind: 'private',
    summary:
      'What stayed closed was assessed anew and stays so (Art 18; sealed field `reason`). What is to be opened is proposed again instead.',
    schema: z.strictObject({ ...ofItem, by: personSub, reassessedOn: date }),
  }),
  ItemReferredTo: defineEvent({
    service,
    name: 'ItemReferredTo',
    kind: 'private',
    occurredOn: 'publishedOn',
    summary: 'An interpretation or clarification of this item was published: the link back.',
    schema: z.strictObject({ ...ofItem, by: id, relation: z.enum(relations), publishedOn: date }),
  }),
  ItemActRefused: defineEvent({
    service,
    name: 'ItemActRefused',
    kind: 'private',
    summary: 'A refused attempt on this item that the record keeps.',
    schema: z.strictObject({ ...ofItem, ...attemptRefused.shape }),
  }),
} as const;
export type ItemEvent = EventsOf<typeof itemEvents>;

const ofRemedy = { remedy: id, organ: organId, kind: z.enum(remedyKinds) };

/** Streams `remedy-<id>`: a reconsideration or a suit about disclosure. */
export const remedyEvents = {
  RemedyLodged: defineEvent({
    service,
    name: 'RemedyLodged',
    kind: 'contract',
    occurredOn: 'lodgedOn',
    summary:
      'A reconsideration or suit was lodged (提起) against the organ. Counts in table 4 as pending until concluded.',
    schema: z.strictObject({ ...ofRemedy, application: id.nullable(), lodgedOn: date }),
  }),
  RemedyConcluded: defineEvent({
    service,
    name: 'RemedyConcluded',
    kind: 'contract',
    occurredOn: 'concludedOn',
    summary: 'It was concluded with an outcome. Counts in table 4 by the date of conclusion.',
    schema: z.strictObject({ ...ofRemedy, outcome: z.enum(remedyOutcomes), concludedOn: date }),
  }),
} as const;
export type RemedyEvent = EventsOf<typeof remedyEvents>;

/** Streams `tally-<organ>-<year>`: business figures of table 2, by organ and month, with their source. */
export const tallyEvents = {
  TallyRecorded: defineEvent({
    service,
    name: 'TallyRecorded',
    kind: 'contract',
    summary: 'A business figure of a month; a later one for the same month and measure replaces it.',
    schema: z.strictObject({
      organ: organId,
      /** `YYYY-MM`. */
      month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/),
      measure: z.enum(tallyMeasures),
      value: decimal,
      /** Where the figure comes from: a ledger or business system. */
      source: z.string().min(1).max(120),
      replaces: decimal.nullable(),
    }),
  }),
} as const;
export type TallyEvent = EventsOf<typeof tallyEvents>;
