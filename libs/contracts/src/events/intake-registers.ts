import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { media } from '../vocabulary.js';
import { date, organId, personSub, sectionId, version } from './fields.js';

const text = (most: number) => z.string().min(1).max(most);
const indexNumber = text(80);

/**
 * What each register holds of an entry: flat, and nothing personal. A register has no rule of its own beside its schema; what needs one is an
 * aggregate.
 */
export const registerSchemas = {
  /** 权力清单. */
  powers: z.strictObject({
    name: text(200),
    kind: z.enum([
      'licence',
      'penalty',
      'coercion',
      'levy',
      'payment',
      'inspection',
      'confirmation',
      'reward',
      'adjudication',
      'other',
    ]),
    basis: text(300),
    section: sectionId,
  }),
  /** 责任清单. */
  responsibilities: z.strictObject({
    name: text(200),
    /** The entry of the list of powers that it answers for; null for a duty without one. */
    power: text(80).nullable(),
    basis: text(300),
    section: sectionId,
  }),
  /** 移送: what was handed over to archives and public libraries (Art 25). */
  transfers: z.strictObject({
    publication: indexNumber,
    to: z.enum(['archive', 'library']),
    receiver: text(80),
    sentOn: date,
    receivedOn: date.nullable(),
  }),
  /** 报备案: what was submitted for record to the superior office, and its acknowledgement. */
  submissions: z.strictObject({
    publication: indexNumber,
    superior: organId,
    submittedOn: date,
    acknowledgedOn: date.nullable(),
    number: text(80).nullable(),
  }),
  /** 舆情: public concerns that were found, assessed, answered. What was said is not among it. */
  concerns: z.strictObject({
    foundOn: date,
    medium: z.enum(media),
    level: z.enum(['ordinary', 'major', 'emergency']),
    assessedOn: date.nullable(),
    answeredOn: date.nullable(),
    answer: indexNumber.nullable(),
  }),
  /** 建议提案办理结果: results of suggestions of deputies and motions of members. */
  motions: z.strictObject({
    kind: z.enum(['suggestion', 'motion']),
    year: z.number().int().min(1990).max(2199),
    number: text(40),
    section: sectionId,
    answeredOn: date.nullable(),
    publication: indexNumber.nullable(),
  }),
} as const;

export type Register = keyof typeof registerSchemas;
export const registers = Object.keys(registerSchemas) as [Register, ...Register[]];
/** Those that everybody may read. */
export const publicRegisters: readonly Register[] = ['powers', 'responsibilities', 'motions'];

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type RegisterFields = Readonly<Record<string, z.infer<typeof value>>>;

/** Streams `register-<register>-<organ>`: lists that an organ keeps, by entry, each with the day from which it holds. */
export const registerEvents = {
  RegisterEntryRecorded: defineEvent({
    service: 'intake',
    name: 'RegisterEntryRecorded',
    kind: 'private',
    occurredOn: 'validFrom',
    summary: 'An entry of a register is so from a day on, or is struck out (sealed field `note`).',
    schema: z.strictObject({
      register: z.enum(['powers', 'responsibilities', 'transfers', 'submissions', 'concerns', 'motions']),
      organ: organId,
      entry: text(80),
      /** Of the register, from 1. */
      version,
      validFrom: date,
      /** In the shape of the register, `registerSchemas`; null: struck out. */
      fields: z.record(z.string(), value).nullable(),
      by: personSub,
    }),
  }),
} as const;
export type RegisterEvent = EventsOf<typeof registerEvents>;
