import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import {
  applicantTypes,
  channels,
  deliveryManners,
  discretionaryGrounds,
  feeSchedules,
  receiptBases,
  resultCodes,
} from '../vocabulary.js';
import {
  article,
  attemptRefused,
  count,
  counted,
  date,
  digest,
  id,
  organId,
  personSub,
  sectionId,
  term,
} from './fields.js';

const service = 'intake';
const ofCase = { application: id, organ: organId };
/** 文号; absent where the organ has no pattern for notices, and in old events. */
const documentNumber = z.string().min(1).max(80).optional();

/** What table 3 counts of a case: its column, its year in N, its row and its year in T. Null before the decision. */
const countedFacts = z.strictObject({
  applicantType: z.enum(applicantTypes),
  receiptDate: date,
  result: z.enum(resultCodes).nullable(),
  decidedOn: date.nullable(),
});

/** How a partial disclosure is separated: how many parts are open, and the ground of each that is withheld (Art 37). What they are is sealed. */
const parts = z.strictObject({ open: count.min(1), withheld: z.array(article).min(1) }).optional();

/** Streams `application-<id>`: one application for disclosure (依申请公开), from submission to archive. */
export const applicationEvents = {
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
      /** Whoever of the staff took it in and stays responsible until somebody handles it (首问负责); absent where it came on line. */
      firstContact: personSub.optional(),
      /** Somebody with difficulty in reading, seeing or hearing (Art 43); which is sealed (field `assistance`). */
      needsAssistance: z.literal(true).optional(),
      /** The application that this one was split off from (一事一申请). */
      splitFrom: id.optional(),
      /** The application to another organ that was not the right one, and from which this one follows with consent. */
      referredFrom: id.optional(),
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
  CorrectionNoticed: defineEvent({
    service,
    name: 'CorrectionNoticed',
    kind: 'private',
    summary: 'The applicant was asked, once, to correct the application (Art 30), within its term from receipt.',
    schema: z.strictObject({
      ...ofCase,
      noticedOn: date,
      items: z.array(z.enum(['identity', 'contact', 'description', 'form', 'mandate'])).min(1),
      replyBy: date,
      workdays: counted,
      number: documentNumber,
    }),
  }),
  CorrectionReceived: defineEvent({
    service,
    name: 'CorrectionReceived',
    kind: 'private',
    occurredOn: 'receivedOn',
    summary: 'The correction came (sealed field `request`); the term starts anew from it (Art 30).',
    schema: z.strictObject({ ...ofCase, receivedOn: date, term }),
  }),
  CorrectionLapsed: defineEvent({
    service,
    name: 'CorrectionLapsed',
    kind: 'private',
    summary: 'No correction came in time: the application counts as abandoned (Art 30).',
    schema: z.strictObject({ ...ofCase, lapsedOn: date }),
  }),
  TermExtended: defineEvent({
    service,
    name: 'TermExtended',
    kind: 'private',
    summary:
      'Extended once within the limit of the law, approved by the head of the disclosure office, the applicant told (Art 33).',
    schema: z.strictObject({
      ...ofCase,
      days: count,
      approvedBy: personSub,
      toldOn: date,
      term,
      number: documentNumber,
    }),
  }),
  TermRecomputed: defineEvent({
    service,
    name: 'TermRecomputed',
    kind: 'private',
    summary: 'A work calendar was approved or changed; the running term was counted again.',
    schema: z.strictObject({
      ...ofCase,
      term,
      previousDue: date,
      /** The last day to correct, where it moved with the calendar. */
      replyBy: date.optional(),
      /** The last day to pay, where it moved with the calendar. */
      payBy: date.optional(),
      /** The last days to answer, where they moved. */
      answers: z.array(z.strictObject({ consultation: id, answerBy: date })).optional(),
    }),
  }),
  TermMissed: defineEvent({
    service,
    name: 'TermMissed',
    kind: 'private',
    summary: 'The due day passed and the application was not decided.',
    schema: z.strictObject({ ...ofCase, due: date }),
  }),
  FeeNoticed: defineEvent({
    service,
    name: 'FeeNoticed',
    kind: 'private',
    summary:
      'An information processing fee was demanded by one of the two schedules (国办函〔2020〕109号); the term pauses.',
    schema: z.strictObject({
      ...ofCase,
      schedule: z.enum(feeSchedules),
      /** Items in the month, or pages. */
      quantity: count,
      amountYuan: count,
      noticedOn: date,
      number: documentNumber,
    }),
  }),
  FeeNoticeReceived: defineEvent({
    service,
    name: 'FeeNoticeReceived',
    kind: 'private',
    occurredOn: 'receivedOn',
    summary: 'The applicant received the fee notice; the period to pay runs from the day after.',
    schema: z.strictObject({ ...ofCase, receivedOn: date, payBy: date, workdays: counted }),
  }),
  FeePaid: defineEvent({
    service,
    name: 'FeePaid',
    kind: 'private',
    occurredOn: 'paidOn',
    summary: 'The fee was paid; the term is counted anew from the day after payment.',
    schema: z.strictObject({ ...ofCase, paidOn: date, amountYuan: count, term }),
  }),
  FeeLapsed: defineEvent({
    service,
    name: 'FeeLapsed',
    kind: 'private',
    summary: 'The fee was not paid in time: the application counts as abandoned.',
    schema: z.strictObject({ ...ofCase, lapsedOn: date }),
  }),
  SearchRecorded: defineEvent({
    service,
    name: 'SearchRecorded',
    kind: 'private',
    summary: 'What was searched, when and with what result (sealed field `note`); proof of a sufficient search.',
    schema: z.strictObject({
      ...ofCase,
      searchedOn: date,
      places: z.array(z.enum(['archive', 'documentSystem', 'businessSystem', 'section', 'subordinateUnit'])).min(1),
      found: z.boolean(),
    }),
  }),
  ConsultationSent: defineEvent({
    service,
    name: 'ConsultationSent',
    kind: 'private',
    summary: 'A third party (Art 32; sealed field `party`) or another organ (Art 34) was asked; the term pauses.',
    schema: z.strictObject({
      ...ofCase,
      consultation: id,
      with: z.enum(['thirdParty', 'organ']),
      consultedOrgan: organId.nullable(),
      sentOn: date,
      /** Of the letter to whoever is consulted. */
      number: documentNumber,
      /** Of the letter that tells the applicant. */
      noticeNumber: documentNumber,
    }),
  }),
  ConsultationReceived: defineEvent({
    service,
    name: 'ConsultationReceived',
    kind: 'private',
    occurredOn: 'receivedOn',
    summary: 'The consulted party received the letter; its period to answer runs.',
    schema: z.strictObject({ ...ofCase, consultation: id, receivedOn: date, answerBy: date, workdays: counted }),
  }),
  ConsultationAnswered: defineEvent({
    service,
    name: 'ConsultationAnswered',
    kind: 'private',
    occurredOn: 'answeredOn',
    summary: 'The consulted party answered; the term resumes.',
    schema: z.strictObject({
      ...ofCase,
      consultation: id,
      answer: z.enum(['agrees', 'objects']),
      answeredOn: date,
      term,
    }),
  }),
  ConsultationLapsed: defineEvent({
    service,
    name: 'ConsultationLapsed',
    kind: 'private',
    summary:
      'No answer in time: of a third party the organ decides itself (Art 32), of an organ it is consent (Art 34).',
    schema: z.strictObject({
      ...ofCase,
      consultation: id,
      lapsedOn: date,
      consequence: z.enum(['organDecides', 'consent']),
      term,
    }),
  }),
  ConsultationWaived: defineEvent({
    service,
    name: 'ConsultationWaived',
    kind: 'private',
    summary: 'Why no third party was consulted although the result protects one (sealed field `reason`).',
    schema: z.strictObject({
      ...ofCase,
      waivedOn: date,
      basis: z.enum(['alreadyObjected', 'unreachable', 'evidentHarm']),
    }),
  }),
  ObjectionOverruled: defineEvent({
    service,
    name: 'ObjectionOverruled',
    kind: 'private',
    summary:
      'The organ discloses against the objection of a third party (Arts 15, 32; sealed field `reason`). For the sake of the public interest it tells them in writing what it discloses and why (sealed field `disclosed`).',
    schema: z.strictObject({
      ...ofCase,
      consultation: id,
      basis: z.enum(['publicInterest', 'noGoodReason']),
      overruledOn: date,
      /** Null where the law asks for no letter. */
      toldOn: date.nullable(),
      number: documentNumber,
    }),
  }),
  DiscretionRecorded: defineEvent({
    service,
    name: 'DiscretionRecorded',
    kind: 'private',
    summary: 'Why the organ withholds on a ground on which it may and need not (Art 16; sealed field `reason`).',
    schema: z.strictObject({ ...ofCase, ground: z.enum(discretionaryGrounds), recordedOn: date }),
  }),
  RepetitionRecorded: defineEvent({
    service,
    name: 'RepetitionRecorded',
    kind: 'private',
    summary:
      'The same applicant asked for the same before and was answered (Art 36(6)): in an application here, or under a document number from elsewhere.',
    schema: z.strictObject({
      ...ofCase,
      earlier: id.nullable(),
      /** Of an answer that is not on record here; null where `earlier` names one. */
      earlierNumber: z.string().min(1).max(80).nullable(),
      recordedOn: date,
    }),
  }),
  ReasonsAsked: defineEvent({
    service,
    name: 'ReasonsAsked',
    kind: 'private',
    summary:
      'The applicant, whose applications are clearly beyond reason in number or frequency, was asked for reasons (Art 35). The term runs on.',
    schema: z.strictObject({
      ...ofCase,
      askedOn: date,
      /** How many applications since when. */
      applications: count,
      since: date,
      /** As the letter says; the law sets no period. */
      answerBy: date,
    }),
  }),
  ReasonsReceived: defineEvent({
    service,
    name: 'ReasonsReceived',
    kind: 'private',
    occurredOn: 'receivedOn',
    summary: 'The applicant gave reasons (sealed field `reasons`; Art 35).',
    schema: z.strictObject({ ...ofCase, receivedOn: date }),
  }),
  ReasonsLapsed: defineEvent({
    service,
    name: 'ReasonsLapsed',
    kind: 'private',
    summary: 'No reasons came by the day that the letter named (Art 35).',
    schema: z.strictObject({ ...ofCase, lapsedOn: date }),
  }),
  ReasonsAssessed: defineEvent({
    service,
    name: 'ReasonsAssessed',
    kind: 'private',
    summary:
      'The organ found the reasons good or not (sealed field `assessment`; Art 35). Good ones may come with a later day to answer, of which the applicant is told.',
    schema: z.strictObject({
      ...ofCase,
      assessedOn: date,
      reasonable: z.boolean(),
      /** Absent where the day to answer stays. */
      deferral: z.strictObject({ days: count.min(1), toldOn: date, term }).optional(),
    }),
  }),
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
      via: z.enum(['reply', 'correctionLapse', 'feeLapse', 'withdrawal']),
      receiptDate: date,
      due: date,
      document: z.strictObject({ reply: id, number: z.string(), digest }).nullable(),
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
