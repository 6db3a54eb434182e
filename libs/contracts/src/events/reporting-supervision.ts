import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { inspectionKinds, inspectionThemes, supervisionMeasures } from '../vocabulary.js';
import { count, date, digest, id, occasion, organId, personSub } from './fields.js';
import { cut } from './reporting.js';

const service = 'reporting';
const byOn = { by: personSub, on: date };
const ofInspection = { inspection: id };

/** A problem that was found, by its number within the organ's findings; `mended`: on the spot (立行立改). */
const problem = z.strictObject({
  problem: count.min(1).max(200),
  theme: z.enum(inspectionThemes),
  mended: z.boolean(),
});

/** Streams `inspection-<id>`: several organs look at themselves, or are looked at, until a day (自查、监督检查; Arts 46, 47). */
export const inspectionEvents = {
  InspectionOpened: defineEvent({
    service,
    name: 'InspectionOpened',
    kind: 'private',
    summary:
      'An office asked organs for their findings on themselves by a day, or began to inspect them; `digest` is that of the subject and its checklist.',
    schema: z.strictObject({
      ...ofInspection,
      /** The office that runs it. */
      organ: organId,
      kind: z.enum(inspectionKinds),
      /** The half-year: `2026-H1`. */
      period: z.string().regex(/^(19|20|21)\d\d-H[12]$/),
      organs: z.array(organId).min(1).max(500),
      dueOn: date,
      digest,
      ...byOn,
    }),
  }),
  InspectionFindingsReported: defineEvent({
    service,
    name: 'InspectionFindingsReported',
    kind: 'private',
    summary: 'What was found in an organ, also that nothing was; `digest` is that of the words.',
    schema: z.strictObject({
      ...ofInspection,
      /** The organ that was looked at. */
      organ: organId,
      problems: z.array(problem).max(200),
      digest,
      late: z.boolean(),
      ...byOn,
    }),
  }),
  InspectionReportMissed: defineEvent({
    service,
    name: 'InspectionReportMissed',
    kind: 'private',
    summary: 'The last day passed, and these organs had no findings.',
    schema: z.strictObject({ ...ofInspection, organ: organId, organs: z.array(organId).min(1).max(500), dueOn: date }),
  }),
  InspectionClosed: defineEvent({
    service,
    name: 'InspectionClosed',
    kind: 'private',
    summary: 'Every organ has findings, and everything that was found is mended.',
    schema: z.strictObject({ ...ofInspection, organ: organId, problems: count, ...byOn }),
  }),
} as const;
export type InspectionEvent = EventsOf<typeof inspectionEvents>;

/** What something rests on; at most one of them. */
const basis = {
  inspection: id.nullable(),
  complaint: id.nullable(),
};
const ofRectification = { rectification: id, organ: organId };

/** Streams `rectification-<id>`: an organ has to mend something by a day (限期整改; Arts 47, 53). */
export const rectificationEvents = {
  RectificationOrdered: defineEvent({
    service,
    name: 'RectificationOrdered',
    kind: 'private',
    summary: 'An organ above ordered to mend something by a day; `digest` is that of the order.',
    schema: z.strictObject({
      ...ofRectification,
      orderedBy: organId,
      ...basis,
      /** Of the findings of the inspection. */
      problem: count.min(1).nullable(),
      dueOn: date,
      digest,
      ...byOn,
    }),
  }),
  RectificationReported: defineEvent({
    service,
    name: 'RectificationReported',
    kind: 'private',
    summary: 'The organ says that it is mended, with evidence; `digest` is that of both.',
    schema: z.strictObject({ ...ofRectification, digest, late: z.boolean(), ...byOn }),
  }),
  RectificationReturned: defineEvent({
    service,
    name: 'RectificationReturned',
    kind: 'private',
    summary: 'It is not mended: again, by another day (退回整改); `digest` is that of the reason.',
    schema: z.strictObject({ ...ofRectification, dueOn: date, digest, ...byOn }),
  }),
  RectificationAccepted: defineEvent({
    service,
    name: 'RectificationAccepted',
    kind: 'private',
    summary: 'Whoever ordered it saw that it is mended (销号).',
    schema: z.strictObject({ ...ofRectification, ...byOn }),
  }),
  RectificationOverdue: defineEvent({
    service,
    name: 'RectificationOverdue',
    kind: 'private',
    summary: 'The day by which it had to be mended passed without a word.',
    schema: z.strictObject({ ...ofRectification, dueOn: date }),
  }),
} as const;
export type RectificationEvent = EventsOf<typeof rectificationEvents>;

const ofMeasure = { measure: id, organ: organId };

/** Streams `measure-<id>`: public criticism, or accountability that is proposed (通报批评、建议问责; Arts 47, 53). */
export const measureEvents = {
  MeasureTaken: defineEvent({
    service,
    name: 'MeasureTaken',
    kind: 'private',
    summary:
      'An organ above criticised another in public, or proposed that somebody be held to account; `digest` is that of the words. Who is not in it: that is for those who decide.',
    schema: z.strictObject({
      ...ofMeasure,
      takenBy: organId,
      kind: z.enum(supervisionMeasures),
      article: z.enum(['47', '52', '53']),
      ...basis,
      rectification: id.nullable(),
      digest,
      ...byOn,
    }),
  }),
  MeasureAnswered: defineEvent({
    service,
    name: 'MeasureAnswered',
    kind: 'private',
    summary: 'What became of the proposal; `digest` is that of the words.',
    schema: z.strictObject({ ...ofMeasure, outcome: z.enum(['followed', 'notFollowed']), digest, ...byOn }),
  }),
} as const;
export type MeasureEvent = EventsOf<typeof measureEvents>;

const ofAppraisal = { organ: organId, year: z.number().int().min(2000).max(2100) };
const cases = z.strictObject({ indicator: occasion, cases: count });
/** What an indicator cost, with what the rules said of it then. */
const score = z.strictObject({
  indicator: occasion,
  each: count,
  most: count,
  cases: count,
  lost: count,
});
const result = {
  scores: z.array(score).min(1).max(200),
  /** Out of 100. */
  total: count.max(100),
  /** SHA-256 of the canonical result with its cut. */
  digest,
};

/** Streams `appraisal-<organ>-<year>`: how an organ did in a year, by the rule table `appraisalRules` (考核评议; Art 46). */
export const appraisalEvents = {
  AppraisalJudged: defineEvent({
    service,
    name: 'AppraisalJudged',
    kind: 'private',
    summary:
      'An appraiser counted the cases of an indicator that the record does not tell; `evidence` is the digest of what it rests on. A later one replaces it.',
    schema: z.strictObject({
      ...ofAppraisal,
      /** The organ that appraises. */
      appraiser: organId,
      ...cases.shape,
      evidence: digest,
      ...byOn,
    }),
  }),
  AppraisalFrozen: defineEvent({
    service,
    name: 'AppraisalFrozen',
    kind: 'private',
    summary:
      'The result at a cut of the record: the measured indicators counted there, the others as judged. The organ may appeal until a day.',
    schema: z.strictObject({
      ...ofAppraisal,
      appraiser: organId,
      /** The organ and those whose work it took over. */
      organs: z.array(organId).min(1),
      cut,
      /** Whether a report of the year before was owed, so that its absence counts. */
      reportExpected: z.boolean(),
      ...result,
      appealBy: date,
      ...byOn,
    }),
  }),
  AppraisalAppealed: defineEvent({
    service,
    name: 'AppraisalAppealed',
    kind: 'private',
    summary: 'The organ says that some indicators are wrong (申诉); `grounds` is the digest of why.',
    schema: z.strictObject({
      ...ofAppraisal,
      indicators: z.array(occasion).min(1).max(200),
      grounds: digest,
      decideBy: date,
      ...byOn,
    }),
  }),
  AppealDecisionMissed: defineEvent({
    service,
    name: 'AppealDecisionMissed',
    kind: 'private',
    summary: 'The last day to decide the appeal passed.',
    schema: z.strictObject({ ...ofAppraisal, decideBy: date }),
  }),
  AppraisalAppealDecided: defineEvent({
    service,
    name: 'AppraisalAppealDecided',
    kind: 'private',
    summary: 'Somebody else decided the appeal; what is corrected names the right number of cases.',
    schema: z.strictObject({
      ...ofAppraisal,
      outcome: z.enum(['upheld', 'corrected']),
      corrections: z.array(cases).max(200),
      reason: digest,
      ...byOn,
    }),
  }),
  AppraisalConcluded: defineEvent({
    service,
    name: 'AppraisalConcluded',
    kind: 'private',
    summary: 'The result is final: nobody appealed in time, or the appeal is decided.',
    schema: z.strictObject({ ...ofAppraisal, appealed: z.boolean(), ...result, on: date }),
  }),
} as const;
export type AppraisalEvent = EventsOf<typeof appraisalEvents>;
