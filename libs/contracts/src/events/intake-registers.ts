import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { media } from '../vocabulary.js';
import { count, date, organId, personSub, sectionId, version } from './fields.js';

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
  /** 业务培训: regular training (Art 48). How many attended, not who. */
  trainings: z.strictObject({
    subject: text(200),
    heldOn: date,
    hours: z.number().min(0.5).max(400),
    attendees: z.number().int().min(1).max(100_000),
    section: sectionId,
    /** The document or minutes that show it. */
    evidence: text(300),
  }),
  /** 领导小组: who leads the work, by post and role; the entry ends when it is struck out. */
  leadingGroups: z.strictObject({
    role: z.enum(['head', 'deputyHead', 'member', 'office']),
    post: text(80),
    section: sectionId.nullable(),
    basis: text(200),
  }),
  /** 工作台账: tasks of a year with lead and co-operating units, the day, and the evidence that it is done. */
  tasks: z
    .strictObject({
      year: z.number().int().min(2000).max(2199),
      task: text(300),
      lead: text(300),
      cooperating: text(500).nullable(),
      dueOn: date,
      completedOn: date.nullable(),
      evidence: text(300).nullable(),
    })
    .refine(({ completedOn, evidence }) => (completedOn === null) === (evidence === null), {
      path: ['evidence'],
      message: 'what is done has evidence',
    }),
  /** 工作目标: targets of several years. */
  targets: z.strictObject({
    target: text(300),
    fromYear: z.number().int().min(2000).max(2199),
    toYear: z.number().int().min(2000).max(2199),
    goal: z.number().min(0).max(1_000_000_000),
    reached: z.number().min(0).max(1_000_000_000).nullable(),
    unit: text(20),
  }),
  /** 服务事项六要素: basis, duty, procedure, standard, time limit, result; none may be missing. */
  services: z.strictObject({
    name: text(200),
    basis: text(300),
    duty: text(300),
    procedure: text(1000),
    standard: text(500),
    timeLimit: text(100),
    result: text(300),
    section: sectionId,
  }),
  /** 社会评议、满意度调查: what a survey of the public said, theme by theme (Art 46). */
  surveys: z
    .strictObject({
      theme: z.enum(['organisation', 'systems', 'content', 'timeliness', 'feedback', 'complaints', 'satisfaction']),
      from: date,
      to: date,
      answers: z.number().int().min(1).max(100_000_000),
      satisfied: z.number().int().min(0).max(100_000_000),
    })
    .refine(({ answers, satisfied }) => satisfied <= answers, { path: ['satisfied'], message: 'more than answered' }),
  /** 监督电话、信箱、特邀监督员: where the public turns to; of invited supervisors how many, not who. */
  supervisionContacts: z.strictObject({
    kind: z.enum(['hotline', 'mailbox', 'online', 'invitedSupervisors']),
    contact: text(200),
    hours: text(100).nullable(),
  }),
  /** 表彰: who was commended for the work, an organ, a section or a post, never a name. */
  recognitions: z.strictObject({
    year: z.number().int().min(2000).max(2199),
    to: z.enum(['organ', 'section', 'post']),
    recipient: text(80),
    reason: text(300),
    /** The decision that it rests on. */
    basis: text(200),
  }),
  /** 分类公开统计: what an organ published in a year, its own categories by their names; they add up to the total. */
  categoryStatistics: z
    .object({ year: z.number().int().min(2000).max(2199), total: count })
    .catchall(count)
    .refine(({ year: _, total, ...categories }) => total === Object.values(categories).reduce((sum, n) => sum + n, 0), {
      path: ['total'],
      message: 'the categories add up to something else',
    }),
} as const;

export type Register = keyof typeof registerSchemas;
export const registers = Object.keys(registerSchemas) as [Register, ...Register[]];
/** Those that everybody may read. */
export const publicRegisters: readonly Register[] = [
  'powers',
  'responsibilities',
  'motions',
  'services',
  'surveys',
  'supervisionContacts',
];

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
      register: z.enum([
        'powers',
        'responsibilities',
        'transfers',
        'submissions',
        'concerns',
        'motions',
        'trainings',
        'leadingGroups',
        'tasks',
        'targets',
        'services',
        'surveys',
        'supervisionContacts',
        'recognitions',
        'categoryStatistics',
      ]),
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
