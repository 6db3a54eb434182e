import { z } from 'zod';
import { remedyOutcomes, roles } from '../vocabulary.js';

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
    source: z.string().min(1).max(120),
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
