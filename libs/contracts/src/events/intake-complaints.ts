import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import {
  complaintChannels,
  complaintFindings,
  complaintKinds,
  complaintSteps,
  complaintSubjects,
} from '../vocabulary.js';
import { date, id, organId, personSub } from './fields.js';

const service = 'intake';
const ofComplaint = {
  complaint: id,
  /** Who has it in hand after the event. */
  organ: organId,
};

/** Streams `complaint-<id>`: a complaint, report or suggestion about disclosure (投诉、举报、意见建议; Arts 9, 47, 51). */
export const complaintEvents = {
  ComplaintReceived: defineEvent({
    service,
    name: 'ComplaintReceived',
    kind: 'private',
    occurredOn: 'receivedOn',
    summary:
      'A complaint, report or suggestion came in; it may be anonymous (sealed fields `complainant`, absent then, and `text`).',
    schema: z.strictObject({
      ...ofComplaint,
      kind: z.enum(complaintKinds),
      channel: z.enum(complaintChannels),
      subject: z.enum(complaintSubjects),
      /** The organ that it is about; a suggestion may be about none. */
      about: organId.nullable(),
      application: id.nullable(),
      anonymous: z.boolean(),
      receivedOn: date,
      /** The last day to accept it or to pass it on. */
      acceptBy: date,
    }),
  }),
  ComplaintForwarded: defineEvent({
    service,
    name: 'ComplaintForwarded',
    kind: 'private',
    summary: 'It was passed on to the organ that is to deal with it (转办), which has a term of its own to accept it.',
    schema: z.strictObject({ ...ofComplaint, from: organId, forwardedOn: date, acceptBy: date, by: personSub }),
  }),
  ComplaintAccepted: defineEvent({
    service,
    name: 'ComplaintAccepted',
    kind: 'private',
    summary: 'The organ deals with it and answers in a term (受理).',
    schema: z.strictObject({ ...ofComplaint, acceptedOn: date, answerBy: date, by: personSub }),
  }),
  ComplaintExtended: defineEvent({
    service,
    name: 'ComplaintExtended',
    kind: 'private',
    summary: 'The term to answer became longer, once (延期; sealed field `reason`).',
    schema: z.strictObject({ ...ofComplaint, answerBy: date, previousAnswerBy: date, by: personSub }),
  }),
  ComplaintTermMissed: defineEvent({
    service,
    name: 'ComplaintTermMissed',
    kind: 'private',
    summary: 'The last day to accept it, or to answer it, passed.',
    schema: z.strictObject({ ...ofComplaint, step: z.enum(complaintSteps), due: date }),
  }),
  ComplaintAnswered: defineEvent({
    service,
    name: 'ComplaintAnswered',
    kind: 'private',
    summary: 'What was found and what follows from it (答复; sealed field `answer`).',
    schema: z.strictObject({
      ...ofComplaint,
      finding: z.enum(complaintFindings),
      answeredOn: date,
      late: z.boolean(),
      by: personSub,
    }),
  }),
  ComplaintClosed: defineEvent({
    service,
    name: 'ComplaintClosed',
    kind: 'private',
    summary: 'The person was told the answer (反馈), or nobody can be: the matter is closed.',
    schema: z.strictObject({
      ...ofComplaint,
      /** Null where it was anonymous. */
      toldOn: date.nullable(),
      closedOn: date,
      by: personSub,
    }),
  }),
} as const;
export type ComplaintEvent = EventsOf<typeof complaintEvents>;

/** Streams `complaintReading-<id>`: who had what was complained of before them. */
export const complaintReadingEvents = {
  ComplaintRead: defineEvent({
    service,
    name: 'ComplaintRead',
    kind: 'private',
    summary:
      'Somebody who may read personal data had the words of a complaint before them; once for each person and day.',
    schema: z.strictObject({
      ...ofComplaint,
      by: personSub,
      /** The holder for whom this person acts as deputy. */
      actingFor: personSub.nullable(),
      on: date,
    }),
  }),
} as const;
export type ComplaintReadingEvent = EventsOf<typeof complaintReadingEvents>;
