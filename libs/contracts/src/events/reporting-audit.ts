import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { count, date, digest, id, organId, personSub } from './fields.js';
import { cut } from './reporting.js';

const service = 'reporting';

/** What audits look at. */
export const auditedKinds = ['application', 'item', 'review', 'reply', 'publication', 'remedy', 'report'] as const;
export type AuditedKind = (typeof auditedKinds)[number];
/** How a sample is drawn: by the SHA-256 of seed and id, the lowest first. */
export const sampleMethods = ['sha256-rank'] as const;
/** A remark, something done badly, or against the law. */
export const findingSeverities = ['remark', 'defect', 'violation'] as const;
/** How a finding ended: put right, found to be none, or left as it is with a reason. */
export const findingOutcomes = ['remedied', 'unfounded', 'accepted'] as const;

const ofAudit = { audit: id, organ: organId };
const thing = z.strictObject({ kind: z.enum(auditedKinds), id: z.string().min(1).max(200) });
const byOn = { by: personSub, on: date };

/** Streams `audit-<id>`: what auditors may look at, and the samples that they drew; `organ` is who commissioned it. */
export const auditEvents = {
  AuditMandateGiven: defineEvent({
    service,
    name: 'AuditMandateGiven',
    kind: 'private',
    summary:
      'An organ commissioned an audit: who looks at which organs and which period, on what basis, and until when.',
    schema: z.strictObject({
      ...ofAudit,
      organs: z.array(organId).min(1).max(200),
      /** Things that began in it. */
      period: z.strictObject({ from: date, to: date }),
      /** The document that the audit rests on. */
      basis: z.string().min(1).max(200),
      auditors: z.array(personSub).min(1).max(20),
      validFrom: date,
      /** The first day without the right. */
      validTo: date,
      ...byOn,
    }),
  }),
  AuditMandateEnded: defineEvent({
    service,
    name: 'AuditMandateEnded',
    kind: 'private',
    summary: 'The audit ended before its time; findings are followed to closure all the same.',
    schema: z.strictObject({ ...ofAudit, ...byOn }),
  }),
  AuditSampleDrawn: defineEvent({
    service,
    name: 'AuditSampleDrawn',
    kind: 'private',
    summary:
      'An auditor drew a sample that anybody can draw again: from which population at which cut, by which seed and method.',
    schema: z.strictObject({
      ...ofAudit,
      /** Its number within the audit, from 1. */
      sample: count.min(1),
      kind: z.enum(auditedKinds),
      organs: z.array(organId).min(1).max(200),
      cut,
      method: z.enum(sampleMethods),
      seed: z.string().min(8).max(80),
      size: count.min(1),
      population: count.min(1),
      /** SHA-256 of the ids in order, one a line. */
      populationDigest: digest,
      drawn: z.array(z.string().min(1).max(200)).min(1).max(500),
      ...byOn,
    }),
  }),
} as const;
export type AuditEvent = EventsOf<typeof auditEvents>;

const ofFinding = { finding: id, audit: id, organ: organId };

/** Streams `finding-<id>`: what an auditor found in an organ, followed to its closure. Texts are content, kept by their digests. */
export const findingEvents = {
  AuditFindingRecorded: defineEvent({
    service,
    name: 'AuditFindingRecorded',
    kind: 'private',
    summary: 'An auditor found something; the organ answers by a day.',
    schema: z.strictObject({
      ...ofFinding,
      /** Null: the organ’s work as such. */
      thing: thing.nullable(),
      severity: z.enum(findingSeverities),
      text: digest,
      answerBy: date,
      ...byOn,
    }),
  }),
  AuditFindingAnswered: defineEvent({
    service,
    name: 'AuditFindingAnswered',
    kind: 'private',
    summary: 'The organ said what it did about the finding, or why it is none.',
    schema: z.strictObject({ ...ofFinding, answer: digest, ...byOn }),
  }),
  AuditAnswerReturned: defineEvent({
    service,
    name: 'AuditAnswerReturned',
    kind: 'private',
    summary: 'The answer does not do; the organ answers again by a day.',
    schema: z.strictObject({ ...ofFinding, reason: digest, answerBy: date, ...byOn }),
  }),
  AuditFindingClosed: defineEvent({
    service,
    name: 'AuditFindingClosed',
    kind: 'private',
    summary: 'The auditor closed the finding with an outcome and a reason.',
    schema: z.strictObject({ ...ofFinding, outcome: z.enum(findingOutcomes), reason: digest, ...byOn }),
  }),
} as const;
export type FindingEvent = EventsOf<typeof findingEvents>;

/** Streams `auditReading-<id>`: what auditors, and whoever looks into the past of a thing, had before them. */
export const auditReadingEvents = {
  AuditedThingRead: defineEvent({
    service,
    name: 'AuditedThingRead',
    kind: 'private',
    summary: 'An auditor looked at a thing under a mandate; once for each person, audit, thing and day.',
    schema: z.strictObject({ ...ofAudit, thing, ...byOn }),
  }),
  ThingReplayed: defineEvent({
    service,
    name: 'ThingReplayed',
    kind: 'private',
    summary: 'Somebody looked into the past of a thing by replay; once for each person, thing and day.',
    schema: z.strictObject({
      organ: organId.nullable(),
      thing: z.strictObject({ kind: z.string().min(1).max(40), id: z.string().min(1).max(200) }),
      ...byOn,
    }),
  }),
} as const;
export type AuditReadingEvent = EventsOf<typeof auditReadingEvents>;
