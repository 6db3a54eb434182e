import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { roles } from '../vocabulary.js';
import { date, organId, personSub, sectionId, version } from './fields.js';

const service = 'intake';

export const section = z.strictObject({ id: sectionId, name: z.string().min(1).max(80) });

/** Streams `organ-<id>`: the tree of organs with validity. */
export const organEvents = {
  OrganEstablished: defineEvent({
    service,
    name: 'OrganEstablished',
    kind: 'contract',
    summary: 'An organ exists from a day on, at its place in the tree.',
    schema: z.strictObject({
      organ: organId,
      name: z.string().min(1).max(80),
      englishName: z.string().min(1).max(120),
      /** Organ code used in index and document numbers. */
      code: z.string().min(1).max(20),
      /** Abbreviation used in document numbers, for example 宿交. */
      abbreviation: z.string().min(1).max(12),
      level: z.enum(['city', 'county', 'department', 'township', 'zone', 'reportingUnit']),
      parent: organId.nullable(),
      /** 主管部门: guides and inspects the organs below (Art 3, 47). */
      supervising: z.boolean(),
      sections: z.array(section).max(200),
      validFrom: date,
    }),
  }),
  SectionOpened: defineEvent({
    service,
    name: 'SectionOpened',
    kind: 'contract',
    summary: 'The organ has one section more.',
    schema: z.strictObject({ organ: organId, section, validFrom: date }),
  }),
  OrganAbolished: defineEvent({
    service,
    name: 'OrganAbolished',
    kind: 'contract',
    summary: 'The organ ends; its successors take over open cases and carry-over.',
    /** `validTo`: the first day without the organ, on which its successors stand in its place. */
    schema: z.strictObject({ organ: organId, successors: z.array(organId).max(20), validTo: date }),
  }),
} as const;
export type OrganEvent = EventsOf<typeof organEvents>;

/** Streams `grants-<hash of sub>`: what a person may do, where and how long (architecture rule 13). */
export const grantEvents = {
  GrantGiven: defineEvent({
    service,
    name: 'GrantGiven',
    kind: 'contract',
    summary: 'A person holds a role in an organ.',
    schema: z.strictObject({
      grant: z.uuid(),
      sub: personSub,
      /** Null: the whole city, only for administrators, auditors with a mandate and services. */
      organ: organId.nullable(),
      section: sectionId.nullable(),
      role: z.enum(roles),
      scope: z.enum(['own', 'subtree', 'mandate']),
      access: z.enum(['read', 'write']),
      /** The holder for whom this person acts as deputy, in their own name. */
      deputyFor: personSub.nullable(),
      validFrom: date,
      /** The first day without the right. */
      validTo: date.nullable(),
    }),
  }),
  GrantRevoked: defineEvent({
    service,
    name: 'GrantRevoked',
    kind: 'contract',
    summary: 'A grant ends on a day.',
    /** `validTo`: the first day without the right. */
    schema: z.strictObject({ grant: z.uuid(), sub: personSub, validTo: date }),
  }),
} as const;
export type GrantEvent = EventsOf<typeof grantEvents>;

/** Streams `calendar-<region>-<year>` and `rules-<table>`, `rules-<table>-<organ>`: law as versioned data. */
export const ruleEvents = {
  CalendarApproved: defineEvent({
    service,
    name: 'CalendarApproved',
    kind: 'contract',
    summary: 'The work calendar of a year is approved: days off on weekdays and make-up workdays on weekends (调休).',
    schema: z.strictObject({
      region: z.string().min(1).max(40),
      year: z.number().int().min(2000).max(2100),
      version,
      daysOff: z.array(date).max(366),
      makeUpWorkdays: z.array(date).max(366),
      /** The notice it rests on. */
      source: z.string().min(1).max(200),
    }),
  }),
  RuleTableAnnounced: defineEvent({
    service,
    name: 'RuleTableAnnounced',
    kind: 'contract',
    summary: 'A rule table has a new version from a stated future day on; decisions pin the version they used.',
    schema: z.strictObject({
      table: z.enum([
        'terms',
        'reviewLevels',
        'indexPattern',
        'documentPattern',
        'remedyOutcomes',
        'receiptBases',
        'provisions',
        'resultBases',
        'feeTariff',
        'publicationTerms',
        'remedies',
        'remedyBodies',
        'letterTexts',
        'warningLevels',
        'disclosureClasses',
        'documentTopics',
        'documentGenres',
        'publicationNodes',
        'commentPeriods',
        'reportDates',
        'reportSettings',
        'supervisionTerms',
        'appraisalRules',
        'reassessment',
        'reviewTerms',
        'nodeContents',
      ]),
      /** Null: for the whole city. */
      organ: organId.nullable(),
      version,
      validFrom: date,
      /** In the shape of the table, `ruleRowSchemas`. */
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    }),
  }),
} as const;
export type RuleEvent = EventsOf<typeof ruleEvents>;
