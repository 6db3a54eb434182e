import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { date, id, organId } from './fields.js';

const service = 'intake';
const ofRequest = { request: id, organ: organId };

/** Streams `recordCorrection-<id>`: somebody shows that a record about them is wrong (更正申请, Art 41). */
export const recordCorrectionEvents = {
  RecordCorrectionRequested: defineEvent({
    service,
    name: 'RecordCorrectionRequested',
    kind: 'private',
    occurredOn: 'requestedOn',
    summary:
      'Somebody asked to correct a record about them, with evidence (Art 41; sealed fields `applicant`, `record`, `evidence`).',
    schema: z.strictObject({ ...ofRequest, application: id.nullable(), requestedOn: date }),
  }),
  RecordVerified: defineEvent({
    service,
    name: 'RecordVerified',
    kind: 'private',
    summary: 'The organ, which has the power to correct it, looked into the record (Art 41; sealed field `finding`).',
    schema: z.strictObject({ ...ofRequest, verifiedOn: date, wrong: z.boolean() }),
  }),
  RecordCorrectionConcluded: defineEvent({
    service,
    name: 'RecordCorrectionConcluded',
    kind: 'private',
    summary:
      'The applicant was told what became of the request: corrected, not wrong, transferred to the organ with the power, or directed there (Art 41).',
    schema: z.strictObject({
      ...ofRequest,
      outcome: z.enum(['corrected', 'notWrong', 'transferred', 'directed']),
      /** The organ of the city to which it was transferred. */
      to: organId.nullable(),
      toldOn: date,
    }),
  }),
} as const;
export type RecordCorrectionEvent = EventsOf<typeof recordCorrectionEvents>;

const ofConversion = { conversion: id, organ: organId };

/** Streams `conversion-<id>`: what was given on application is to be published on the organ's own initiative (依申请公开转主动公开, Art 44). */
export const conversionEvents = {
  ConversionProposed: defineEvent({
    service,
    name: 'ConversionProposed',
    kind: 'private',
    summary:
      'Several applicants asked for the same information, or one proposed it: it may be published (Art 44; sealed field `subject`).',
    schema: z.strictObject({
      ...ofConversion,
      applications: z.array(id).min(1).max(100),
      proposedBy: z.enum(['organ', 'applicant']),
      proposedOn: date,
    }),
  }),
  ConversionDecided: defineEvent({
    service,
    name: 'ConversionDecided',
    kind: 'private',
    summary:
      'The organ takes it up as an item, whose review decides whether it is published, or declines it (Art 44; sealed field `reason`).',
    schema: z.strictObject({ ...ofConversion, item: id.nullable(), decidedOn: date }),
  }),
} as const;
export type ConversionEvent = EventsOf<typeof conversionEvents>;
