import { z } from 'zod';
import {
  channels,
  feeSchedules,
  prerequisites,
  receiptBases,
  remedyOutcomes,
  resultCodes,
  roles,
  warnedRoles,
} from '../vocabulary.js';
import { letterRemedies, textGroups } from '../letters.js';
import { article, classCode, date, genreCode, nodeCode, occasion, topicCode } from './fields.js';

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

/** The terms of supervision, in calendar days. The Regulation fixes none of them. */
export const supervisionSteps = [
  'complaintAcceptance',
  'complaintAnswer',
  'complaintExtension',
  'appraisalAppeal',
  'appealDecision',
] as const;
export type SupervisionStep = (typeof supervisionSteps)[number];

/** When a node of the catalogue is published, as seen from what it is about, and in which rhythm. */
export const nodePhases = ['before', 'during', 'after'] as const;
export type NodePhase = (typeof nodePhases)[number];
export const nodeRhythms = ['longTerm', 'periodic', 'timely'] as const;
export type NodeRhythm = (typeof nodeRhythms)[number];

/** What of a review has a term. */
export const reviewSteps = ['review', 'referral'] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** What of an appraisal is counted from the record; anything else is judged by somebody, with evidence. */
export const appraisalMeasures = [
  'itemTermsMissed',
  'repliesLate',
  'remediesCorrected',
  'reportNotSubmitted',
  'reportNotMended',
  'complaintTermsMissed',
  'rectificationsOverdue',
] as const;
export type AppraisalMeasure = (typeof appraisalMeasures)[number];

const label = z.string().min(1).max(40);
/** Article or document that the row rests on. */
const source = z.string().min(1).max(120);
/** For labels that repeat an article. */
const longLabel = z.string().min(1).max(80);
const longEnglishLabel = z.string().min(1).max(160);
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

/**
 * What warnings and reminders of annual reports go by: lengths in characters, shares in per cent, days in calendar days. None of it is
 * law.
 */
export const reportSettings = [
  'shingleCharacters',
  'similarToLastYearPercent',
  'similarToOthersPercent',
  'passageCharacters',
  'rateFactor',
  'reminderDays',
] as const;
export type ReportSetting = (typeof reportSettings)[number];

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
  /** What must be published of one's own accord (Arts 20 and 21). */
  disclosureClasses: z.strictObject({
    class: classCode,
    label: longLabel,
    englishLabel: longEnglishLabel,
    source,
  }),
  /** 主题分类, in two levels; `parent` is null at the top. */
  documentTopics: z.strictObject({
    topic: topicCode,
    parent: topicCode.nullable(),
    label,
    englishLabel: longEnglishLabel,
    source,
  }),
  /** 体裁. */
  documentGenres: z.strictObject({ genre: genreCode, label, englishLabel: z.string().min(1).max(80), source }),
  /**
   * The nodes of an organ's catalogue (政府信息公开目录). A row for each combination (组配) of topic and genre that belongs there, null for any;
   * what else a node says is the same in all its rows.
   */
  publicationNodes: z.strictObject({
    node: nodeCode,
    /** The class of Art 20 or 21 that it serves; null for guide, rules of procedure and the organ's own nodes. */
    class: classCode.nullable(),
    label: longLabel,
    englishLabel: longEnglishLabel,
    topic: topicCode.nullable(),
    genre: genreCode.nullable(),
    /** How old its newest publication may get: 2 weeks, 12 months; null where nothing is owed regularly. */
    updateEvery: z.number().int().min(1).max(120).nullable(),
    updateUnit: z.enum(['weeks', 'months']).nullable(),
    /** 事前、事中、事后: whether it is published before, during or after what it is about; null where nobody fixed it. */
    phase: z.enum(nodePhases).nullable().default(null),
    /** 长期、定期、及时: `periodic` says how often, the others do not. */
    rhythm: z.enum(nodeRhythms).nullable().default(null),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  /** How long the public may comment on a draft at least, in calendar days; a shorter time needs a reason. */
  commentPeriods: z.strictObject({
    matter: occasion,
    label,
    englishLabel: z.string().min(1).max(80),
    days: z.number().int().min(1).max(365),
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
  reportSettings: z.strictObject({
    setting: z.enum(reportSettings),
    value: z.number().int().min(1).max(1000),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  reviewLevels: z.strictObject({
    level: z.number().int().positive(),
    role: z.enum(roles),
    title: label,
    englishTitle: label,
    /** False: this level is left out where a term in hours runs (an emergency). */
    urgent: z.boolean().default(true),
  }),
  /** Who is warned of an application that is not decided, from how many working days before its due day on. */
  warningLevels: z.strictObject({
    to: z.enum(warnedRoles),
    workdaysLeft: z.number().int().min(0).max(250),
    source,
  }),
  /** How long complaints, appeals and their answers may take. */
  supervisionTerms: z.strictObject({
    step: z.enum(supervisionSteps),
    /** Calendar days. */
    days: z.number().int().min(1).max(365),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  /** 考核指标: what an organ loses points for in the appraisal of a year; the most that can be lost adds up to 100. */
  appraisalRules: z.strictObject({
    indicator: occasion,
    label: longLabel,
    englishLabel: longEnglishLabel,
    /** Points lost for each case. */
    each: z.number().int().min(1).max(100),
    /** Points lost at most. */
    most: z.number().int().min(1).max(100),
    /** What is counted; null: judged by an appraiser with evidence. */
    measure: z.enum(appraisalMeasures).nullable(),
    source,
  }),
  /** After how many calendar days what stayed closed is assessed anew (Art 18). */
  reassessment: z.strictObject({ everyDays: z.number().int().min(1).max(3660), source }),
  /** 审查时限: how long a review may take, in working days; local rules differ. `referral`: where a higher authority was asked. */
  reviewTerms: z.strictObject({
    step: z.enum(reviewSteps),
    workdays: z.number().int().min(1).max(250),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  /** 必备要素: what a node of the catalogue has to hold, found by words of the published text. */
  nodeContents: z.strictObject({
    node: nodeCode,
    element: occasion,
    label,
    englishLabel: z.string().min(1).max(80),
    /** Of which the text has at least one: `办公地址|地址`. */
    words: z
      .string()
      .max(120)
      .regex(/^[^|]+(\|[^|]+)*$/),
    /** Every document of the node holds it, or one of them does. */
    within: z.enum(['each', 'any']),
    basis: z.enum(['law', 'setting']),
    source,
  }),
  indexPattern: z.strictObject({ pattern: numberPattern }),
  documentPattern: z.strictObject({ document: z.enum(['registration', 'reply', 'notice']), pattern: numberPattern }),
  remedyOutcomes: z.strictObject({
    group: z.enum(['reconsideration', 'suit']),
    /** The finding in the words of the decision, for example 撤销. */
    finding: label,
    outcome: z.enum(remedyOutcomes),
  }),
  /** Which remedy a letter with a result tells of, from a day on: the law changed on 2024-01-01. */
  remedies: z.strictObject({ result: z.enum(resultCodes), since: date, remedy: z.enum(letterRemedies), source }),
  /** Where remedies are sought: the organ that reconsiders, and the court. */
  remedyBodies: z.strictObject({ body: label, court: label, source }),
  /** The words of letters, part by part, with blanks such as `{due}`. */
  letterTexts: z.strictObject({
    letter: z.enum(textGroups),
    part: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
    text: z.string().min(1).max(1000),
    source,
  }),
} as const;

export type RuleTable = keyof typeof ruleRowSchemas;
export type RuleRow<Table extends RuleTable> = z.infer<(typeof ruleRowSchemas)[Table]>;
