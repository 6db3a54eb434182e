import { cut, reportTextParts } from '@mingjian/contracts';
import { z } from 'zod';
import { formOf, forms, wordedCells, type Cell } from '../domain/index.js';
import type { ExportedReport } from './frozen-report.js';

const cell = z
  .union([z.number().int(), z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/), z.literal('/'), z.null()])
  .describe(
    'A count; money in 10 000 yuan as decimal text; "/" what the organ cannot have; null not stated, which is not 0.',
  );
const rows = (text: string) => z.record(z.string(), z.record(z.string(), cell)).describe(text);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const label = z.strictObject({ zh: z.string(), en: z.string() });

/** Tables by row and column of the year's form, as they are exported and taken over. */
export const exportedTables = z.strictObject({
  table2: rows('Part 二, by row and column.'),
  table3: rows('Part 三, by row and column.'),
  table4: rows('Part 四, by row and column.'),
});

/** An exported report as JSON; `$id` names this version of the schema. */
export const documentShape = z
  .strictObject({
    schema: z.literal('mingjian-annual-report-1'),
    form: z
      .enum(forms.map(({ id }) => id) as ['2021' | '2019', ...('2021' | '2019')[]])
      .describe('Version of the official form.'),
    title: z.string(),
    organ: z.string(),
    organName: z.string(),
    year: z.number().int().describe('Statistical year, 1 January to 31 December.'),
    version: z.number().int().min(1),
    organs: z.array(z.string()).min(1).describe('Whose figures they are: one organ, or all organs of a roll-up.'),
    simulated: z.boolean().describe('The clock of the platform was invented: the figures mean nothing.'),
    frozen: z
      .strictObject({
        on: z.iso.date(),
        publication: digest.describe('SHA-256 of the text as published through the platform.'),
      })
      .nullable()
      .describe('The approval that froze the report; null for a draft.'),
    cut: cut.describe('How far the log of each service is taken into account.'),
    digest: digest.describe('SHA-256 of the canonical figures (RFC 8785).'),
    text: z.strictObject(
      Object.fromEntries(reportTextParts.map((part) => [part, z.string()])) as Record<
        (typeof reportTextParts)[number],
        z.ZodString
      >,
    ),
    tables: exportedTables,
    examination: z
      .array(
        z.strictObject({
          rule: z.string(),
          severity: z.enum(['block', 'warn', 'info']),
          verdict: z.enum(['pass', 'fail', 'notAssessable']),
          row: z.string().optional(),
          column: z.string().optional(),
          detail: label,
        }),
      )
      .describe('What each consistency rule said when the report was saved last.'),
  })
  .describe('政府信息公开工作年度报告 Annual report on government information disclosure (Arts 49, 50)');

export type ReportDocument = z.infer<typeof documentShape>;

/** JSON Schema (draft 2020-12) of the JSON. */
export const documentSchema = () => ({ $id: 'urn:mingjian:annual-report:1', ...z.toJSONSchema(documentShape) });

export const documentOf = (report: ExportedReport): ReportDocument => {
  const { title, organ, organName, tables, version, organs, simulated, frozen, cut: at, text, examination } = report;
  return {
    ...{ schema: 'mingjian-annual-report-1', form: formOf(tables.year).id, title, organ, organName },
    ...{ year: tables.year, version, organs: [...organs], simulated, frozen, cut: at, digest: report.digest, text },
    tables: { table2: tableOf(report, 2), table3: tableOf(report, 3), table4: tableOf(report, 4) },
    examination: examination.map((verdict) => ({ ...verdict })),
  };
};

/** Rows and columns in the order of the form. */
const tableOf = ({ tables }: ExportedReport, table: number): Record<string, Record<string, Cell>> => {
  const found: Record<string, Record<string, Cell>> = {};
  for (const { row, column, cell: value } of wordedCells(tables).filter((each) => each.table === table)) {
    (found[row] ??= {})[column] = value;
  }
  return found;
};

/** As a file: indented, in the order of the schema, one line end at its end. */
export const jsonOf = (report: ExportedReport): string =>
  `${JSON.stringify(documentShape.parse(documentOf(report)), null, 2)}\n`;
