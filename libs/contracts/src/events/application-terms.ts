import { z } from 'zod';
import { defineEvent } from '../define.js';
import { feeSchedules, warnedRoles } from '../vocabulary.js';
import { documentNumber, ofCase, service } from './application-fields.js';
import { count, counted, date, id, personSub, term } from './fields.js';

/** What begins, holds or ends a term: correction, extension, warnings, fees (Arts 30, 33, 42). */
export const termEvents = {
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
  WarningRaised: defineEvent({
    service,
    name: 'WarningRaised',
    kind: 'contract',
    summary:
      'The day to answer is near (early) or past (overdue), and somebody is to be warned by the table `warningLevels`: once for each due day, kind and whom.',
    schema: z.strictObject({
      ...ofCase,
      to: z.enum(warnedRoles),
      kind: z.enum(['early', 'overdue']),
      due: date,
      /** Working days after the day of the warning up to the due day; negative once that is past. */
      workdaysLeft: z.number().int(),
      raisedOn: date,
    }),
  }),
  WarningSent: defineEvent({
    service,
    name: 'WarningSent',
    kind: 'private',
    summary: 'A warning went out to people, by the ways that the city has.',
    schema: z.strictObject({
      ...ofCase,
      /** The event that raised it. */
      warning: id,
      recipients: z.array(personSub),
      ways: z.array(z.enum(['log', 'folder'])).min(1),
      sentOn: date,
    }),
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
} as const;
