import { z } from 'zod';
import {
  channels,
  feeSchedules,
  prerequisites,
  receiptBases,
  remedyOutcomes,
  resultCodes,
  roles,
} from '../vocabulary.js';
import { article, occasion } from './fields.js';

/** The statutory and internal terms that the platform counts, in working days. */
export const termNames = [
  'reply',
  'extension',
  'correctionNotice',
  'correctionReply',
  'feePayment',
  'consultation',
  'publication',
  'internalHandling',
] as const;
export type TermName = (typeof termNames)[number];

const label = z.string().min(1).max(40);
/** Article or document that the row rests on. */
const source = z.string().min(1).max(120);
const units = z.number().int().min(1).max(1_000_000);
const yuan = z.number().int().min(0).max(1_000_000);

/**
 * A pattern of numbers: text with exactly one serial, `{serial}` or `{serial:5}` (at least so many digits), and any of `{code}`,
 * `{abbr}`, `{category}`, `{yyyy}`, `{yyyyMM}`.
 */
export const numberPattern = z
  .string()
  .max(80)
  .regex(
    /^(?:[^{}]|\{(?:code|abbr|category|yyyy|yyyyMM)\})*\{serial(?::[1-9])?\}(?:[^{}]|\{(?:code|abbr|category|yyyy|yyyyMM)\})*$/,
  );

/** One row of each rule table. */
export const ruleRowSchemas = {
  terms: z.strictObject({
    term: z.enum(termNames),
    workdays: z.number().int().min(1).max(250),
    /** Fixed by law, or left to the organ and set here. */
    basis: z.enum(['law', 'setting']),
    source,
  }),
  /** What fixes the date of receipt on each channel (Art 31). */
  receiptBases: z.strictObject({ channel: z.enum(channels), basis: z.enum(receiptBases), source }),
  /** Provisions that a reply can rest on, under the codes that events carry. */
  provisions: z.strictObject({ provision: article, label, englishLabel: z.string().min(1).max(80), source }),
  /**
   * What each of the 21 results rests on: a result states at least one provision of each of its parts and none from elsewhere. A
   * provision that needs two facts has two rows.
   */
  resultBases: z.strictObject({
    result: z.enum(resultCodes),
    /** 1 and up; a partial disclosure rests on the article of separation (1) and on one of withholding (2). */
    part: z.number().int().min(1).max(9),
    /** Null: the result rests on no provision. */
    provision: article.nullable(),
    /** What must be on file when the result is given with this provision. */
    needs: z.enum(prerequisites).nullable(),
    source,
  }),
  /** The bands of the two tariffs of the information processing fee, each rate only for what lies inside its band (超额累进). */
  feeTariff: z.strictObject({
    schedule: z.enum(feeSchedules),
    /** First and last item of the month, or page of the application; null: and all above. */
    from: units,
    to: units.nullable(),
    /** For each item or page inside. */
    yuan,
    /** By how many yuan the rate rises with every further `every` items or pages; 0 and null where it does not. */
    rise: yuan,
    every: units.nullable(),
    source,
  }),
  /** Special terms to publish, which prevail over the general one of Art 26; an item names the occasion. */
  publicationTerms: z.strictObject({
    occasion,
    label,
    englishLabel: z.string().min(1).max(80),
    amount: z.number().int().min(1).max(250),
    /** Working days, calendar days, or hours from the instant of formation. */
    unit: z.enum(['workdays', 'days', 'hours']),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  /** The last days for annual reports (Art 49), month and day of the following year; a supervising office may ask for earlier ones. */
  reportDates: z.strictObject({
    /** A department's report, or that of a government from the county up. */
    report: z.enum(['department', 'government']),
    duty: z.enum(['submission', 'publication']),
    monthDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  reviewLevels: z.strictObject({
    level: z.number().int().positive(),
    role: z.enum(roles),
    title: label,
    englishTitle: label,
  }),
  indexPattern: z.strictObject({ pattern: numberPattern }),
  documentPattern: z.strictObject({ document: z.enum(['registration', 'reply']), pattern: numberPattern }),
  remedyOutcomes: z.strictObject({
    group: z.enum(['reconsideration', 'suit']),
    /** The finding in the words of the decision, for example 撤销. */
    finding: label,
    outcome: z.enum(remedyOutcomes),
  }),
} as const;

export type RuleTable = keyof typeof ruleRowSchemas;
export type RuleRow<Table extends RuleTable> = z.infer<(typeof ruleRowSchemas)[Table]>;
