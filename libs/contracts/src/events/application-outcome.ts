import { z } from 'zod';
import { defineEvent } from '../define.js';
import { applicantTypes, deliveryManners, resultCodes } from '../vocabulary.js';
import { countedFacts, documentNumber, ofCase, parts, service } from './application-fields.js';
import { article, attemptRefused, count, date, digest, id, organId, personSub, sectionId, term } from './fields.js';

/** The reply, the decision and what follows it. */
export const outcomeEvents = {
  ReplyProposed: defineEvent({
    service,
    name: 'ReplyProposed',
    kind: 'contract',
    summary:
      'A reply with exactly one result row and its articles is put to review; its bytes are sealed under `digest`, the parts of a partial disclosure as field `parts`.',
    schema: z.strictObject({
      ...ofCase,
      proposal: count,
      section: sectionId,
      drafter: personSub,
      result: z.enum(resultCodes),
      articles: z.array(article),
      parts,
      digest,
      due: date,
    }),
  }),
  ReplyEdited: defineEvent({
    service,
    name: 'ReplyEdited',
    kind: 'contract',
    summary: 'The proposed reply was changed while under review; every opinion on the old bytes is void.',
    schema: z.strictObject({
      ...ofCase,
      proposal: count,
      editor: personSub,
      result: z.enum(resultCodes),
      articles: z.array(article),
      parts,
      digest,
    }),
  }),
  ReplyReturned: defineEvent({
    service,
    name: 'ReplyReturned',
    kind: 'private',
    summary: 'Review sent the proposed reply back.',
    schema: z.strictObject({ ...ofCase, proposal: count, review: id }),
  }),
  ApplicationDecided: defineEvent({
    service,
    name: 'ApplicationDecided',
    kind: 'contract',
    occurredOn: 'decidedOn',
    summary: 'The one final result. Counts in its row and in T of table 3 by the date of issue.',
    schema: z.strictObject({
      ...ofCase,
      applicantType: z.enum(applicantTypes),
      result: z.enum(resultCodes),
      articles: z.array(article),
      decidedOn: date,
      /** `lateEntry`: it was decided outside the system and entered afterwards (补录). */
      via: z.enum(['reply', 'correctionLapse', 'feeLapse', 'withdrawal', 'lateEntry']),
      receiptDate: date,
      due: date,
      document: z.strictObject({ reply: id, number: z.string(), digest }).nullable(),
      /** The number (文号) of a reply on paper that was entered afterwards. */
      paperNumber: documentNumber,
    }),
  }),
  ApplicationDelivered: defineEvent({
    service,
    name: 'ApplicationDelivered',
    kind: 'private',
    occurredOn: 'deliveredOn',
    summary: 'The reply reached the applicant; the date that counts for timeliness.',
    schema: z.strictObject({ ...ofCase, deliveredOn: date, manner: z.enum(deliveryManners) }),
  }),
  ApplicationWithdrawn: defineEvent({
    service,
    name: 'ApplicationWithdrawn',
    kind: 'contract',
    summary: 'The applicant withdrew before a decision.',
    schema: z.strictObject({ ...ofCase, withdrawnOn: date }),
  }),
  AssistanceRecorded: defineEvent({
    service,
    name: 'AssistanceRecorded',
    kind: 'private',
    summary:
      'Which help an applicant with difficulty in reading, seeing or hearing was given (Art 43; sealed field `help`).',
    schema: z.strictObject({ ...ofCase, recordedOn: date }),
  }),
  ApplicationReferred: defineEvent({
    service,
    name: 'ApplicationReferred',
    kind: 'contract',
    summary:
      'It was another organ’s duty (Art 36(5)), and the applicant agreed that a new application is opened there, with a date of receipt of its own.',
    schema: z.strictObject({ ...ofCase, to: organId, consentedOn: date, referredOn: date }),
  }),
  ApplicationFactsCorrected: defineEvent({
    service,
    name: 'ApplicationFactsCorrected',
    kind: 'contract',
    summary:
      'Facts that table 3 counts were recorded wrongly and are put right (sealed field `reason`): the case moves from the cells of `before` to those of `after`.',
    schema: z.strictObject({
      ...ofCase,
      correctedOn: date,
      before: countedFacts,
      after: countedFacts,
      /** What another result rests on. */
      articles: z.array(article).optional(),
      /** The term from another date of receipt, while it runs. */
      term: term.optional(),
    }),
  }),
  ApplicationArchived: defineEvent({
    service,
    name: 'ApplicationArchived',
    kind: 'private',
    summary: 'The file was closed and archived (归档).',
    schema: z.strictObject({ ...ofCase, archivedOn: date }),
  }),
  ApplicationActRefused: defineEvent({
    service,
    name: 'ApplicationActRefused',
    kind: 'private',
    summary: 'A refused attempt on this application that the record keeps.',
    schema: z.strictObject({ ...ofCase, ...attemptRefused.shape }),
  }),
} as const;
