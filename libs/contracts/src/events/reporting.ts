import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { applicantTypes, reportTextParts, serviceNames, type ServiceName } from '../vocabulary.js';
import { count, date, decimal, digest, organId, personSub, version } from './fields.js';

const service = 'reporting';
const reportYear = z.number().int().min(2000).max(2100);

const sequence = z.number().int().nonnegative();
/** How far each service's log is taken into account. */
export const cut = z.strictObject(
  Object.fromEntries(serviceNames.map((name) => [name, sequence])) as Record<ServiceName, typeof sequence>,
);
export type Cut = z.infer<typeof cut>;

/** A count, money as decimal text, `/` for what the organ cannot have, null for what nobody stated. */
const cell = z.union([z.number().int(), z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/), z.literal('/'), z.null()]);
const cells = z.record(z.string().max(60), cell);
const rows = z.record(z.string().max(60), cells);

const label = z.strictObject({ zh: z.string().max(300), en: z.string().max(300) });
const place = z.string().max(60).optional();
/** What one of the rules C1–C13, or one of the warnings on the text W1 and W2, says of a report, or of a place in it. */
const verdict = z.strictObject({
  rule: z.string().regex(/^[CW]\d{1,2}$/),
  severity: z.enum(['block', 'warn', 'info']),
  verdict: z.enum(['pass', 'fail', 'notAssessable']),
  row: place,
  column: place,
  detail: label,
});

const figures = z.strictObject({ table2: cells, table3: rows, table4: rows });

/** A report that was published before the platform, with what C1–C13 say of it: it stays as it was published, right or wrong. */
const importedReport = z.strictObject({
  /** Of the organ alone, or with everything below it. */
  scope: z.enum(['own', 'subtree']),
  title: z.string().min(1).max(200),
  publishedOn: date,
  figures,
  examination: z.array(verdict),
});

/** Streams `opening-<organ>-<year>`: what was there before the record began. */
export const openingEvents = {
  OpeningBalanceImported: defineEvent({
    service,
    name: 'OpeningBalanceImported',
    kind: 'contract',
    summary:
      'Figures at the end of the year before the first recorded one, taken from an earlier published report and shown as such.',
    schema: z.strictObject({
      organ: organId,
      /** The year at whose end the balance stands. */
      year: reportYear,
      version,
      /** 结转下年度继续办理 by applicant type. */
      carriedForward: z.partialRecord(z.enum(applicantTypes), count),
      /** 现行有效. */
      regulationsInForce: decimal.nullable(),
      normativeDocumentsInForce: decimal.nullable(),
      source: z.string().min(1).max(200),
      /** The published report itself, where it was taken over as a whole: last year's for what is drafted next. */
      report: importedReport.optional(),
    }),
  }),
} as const;
export type OpeningEvent = EventsOf<typeof openingEvents>;

/** The text by its digest; `written`: the parts that are not empty. */
const reportText = z.strictObject({ digest, written: z.array(z.enum(reportTextParts)) });
const ofReport = { organ: organId, year: reportYear, version };
const byOn = { by: personSub, on: date };

/** Streams `report-<organ>-<year>-<version>`: one version of an annual report (Arts 49, 50). */
export const annualReportEvents = {
  AnnualReportDrafted: defineEvent({
    service,
    name: 'AnnualReportDrafted',
    kind: 'private',
    summary:
      'The figures of the report were taken from the record at a cut and examined; a later draft of the same version replaces them.',
    schema: z.strictObject({
      ...ofReport,
      /** Whose cases it covers: the organ alone, or with everything below it. */
      organs: z.array(organId).min(1),
      cut,
      figures,
      /** SHA-256 of the canonical figures. */
      digest,
      /** What the case files say, for C9 and C10. */
      ledgers: z.strictObject({
        correctionNotices: z.strictObject({ '3.4.3': count, '3.6.1': count }),
        feeNotices: count,
        feesPaidYuan: z.number().int().nonnegative(),
      }),
      /** What last year is compared with. */
      previous: z.enum(['published', 'computed']),
      /** C1–C13 on the figures alone. */
      verdicts: z.array(verdict),
      text: reportText.nullable(),
      /** The same with the text. */
      examination: z.array(verdict),
      ...byOn,
    }),
  }),
  AnnualReportTextEdited: defineEvent({
    service,
    name: 'AnnualReportTextEdited',
    kind: 'private',
    summary: 'Somebody wrote in parts 一, 五 or 六; the report was examined with the new text.',
    schema: z.strictObject({ ...ofReport, text: reportText, examination: z.array(verdict), ...byOn }),
  }),
  AnnualReportRuleWaived: defineEvent({
    service,
    name: 'AnnualReportRuleWaived',
    kind: 'private',
    summary: 'The head signed for a rule that fails; `reason` is the digest of the explanation.',
    schema: z.strictObject({ ...ofReport, rule: z.string().regex(/^C\d{1,2}$/), reason: digest, ...byOn }),
  }),
  AnnualReportApproved: defineEvent({
    service,
    name: 'AnnualReportApproved',
    kind: 'contract',
    summary: 'The head approved the report: cut, figures and text are frozen and can be recomputed byte for byte.',
    schema: z.strictObject({
      ...ofReport,
      cut,
      digest,
      text: digest,
      /** The bytes that are published. */
      publication: digest,
      ...byOn,
    }),
  }),
  AnnualReportSubmitted: defineEvent({
    service,
    name: 'AnnualReportSubmitted',
    kind: 'contract',
    summary: 'The report went to the supervising department (报送), in time or late.',
    schema: z.strictObject({
      ...ofReport,
      /** The supervising organ; null where nobody above it is in the directory. */
      to: organId.nullable(),
      /** The last day, by law or earlier by the supervising office; null where neither names one. */
      due: date.nullable(),
      late: z.boolean(),
      ...byOn,
    }),
  }),
  AnnualReportReturned: defineEvent({
    service,
    name: 'AnnualReportReturned',
    kind: 'contract',
    summary: 'The supervising department gave the report back to be mended; `reason` is the digest of the explanation.',
    schema: z.strictObject({ ...ofReport, reason: digest, ...byOn }),
  }),
  AnnualReportAccepted: defineEvent({
    service,
    name: 'AnnualReportAccepted',
    kind: 'contract',
    summary: 'The supervising department accepted the report; from now on it changes only by a new version.',
    schema: z.strictObject({ ...ofReport, cut, digest, ...byOn }),
  }),
} as const;
export type AnnualReportEvent = EventsOf<typeof annualReportEvents>;

/** Streams `reportDuty-<organ>-<year>`: what became of an organ's duty to report on a year (Art 49), whether or not it has begun. */
export const reportDutyEvents = {
  AnnualReportReminded: defineEvent({
    service,
    name: 'AnnualReportReminded',
    kind: 'private',
    summary:
      'An organ and its supervising department were reminded, once: the last day to submit or publish a year’s report comes near, or has passed.',
    schema: z.strictObject({
      organ: organId,
      /** The statistical year. */
      year: reportYear,
      duty: z.enum(['submission', 'publication']),
      kind: z.enum(['soon', 'overdue']),
      /** The last day, by law or earlier by the supervising office. */
      due: date,
      /** The supervising organ; null where nobody above it is in the directory. */
      to: organId.nullable(),
      on: date,
    }),
  }),
} as const;
export type ReportDutyEvent = EventsOf<typeof reportDutyEvents>;
