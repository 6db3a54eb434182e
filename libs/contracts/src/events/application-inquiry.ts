import { z } from 'zod';
import { defineEvent } from '../define.js';
import { deliveryManners, discretionaryGrounds } from '../vocabulary.js';
import { documentNumber, ofCase, service } from './application-fields.js';
import { count, counted, date, id, organId, term } from './fields.js';

/** What an answer rests on: search, consultation, weighing, earlier answers, reasons (Arts 16, 32, 34–36, 40). */
export const inquiryEvents = {
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
  OtherFormChosen: defineEvent({
    service,
    name: 'OtherFormChosen',
    kind: 'private',
    summary:
      'What is given is given in another form than was asked for, since that would endanger the carrier or cost too much (Art 40; sealed field `note`).',
    schema: z.strictObject({
      ...ofCase,
      chosenOn: date,
      medium: z.enum(['paper', 'electronic', 'onSite']),
      delivery: z.enum(deliveryManners),
      reason: z.enum(['carrierEndangered', 'tooCostly']),
    }),
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
      number: documentNumber,
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
      deferral: z.strictObject({ days: count.min(1), toldOn: date, term, number: documentNumber }).optional(),
    }),
  }),
} as const;
