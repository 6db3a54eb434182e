import { paperFormats, type PaperFormat } from '@mingjian/documents/model';
import { fileToKeep, paperFile, type Rendered } from '@mingjian/service-kit';
import { csvOf } from './csv.js';
import { jsonOf } from './document.js';
import type { ExportedReport } from './frozen-report.js';
import { paperOf } from './paper.js';

/** What a report can be had as. */
export const exportFormats = [...paperFormats, 'json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const isPaper = (format: ExportFormat): format is PaperFormat => paperFormats.some((each) => each === format);

/** A report as a file under its title. */
export const exportedAs = async (report: ExportedReport, format: ExportFormat): Promise<Rendered> => {
  const name = `${report.title}.${format}`;
  if (isPaper(format)) return paperFile(paperOf(report), format, name);
  return format === 'json'
    ? fileToKeep('application/json; charset=utf-8', jsonOf(report), name)
    : fileToKeep('text/csv; charset=utf-8; header=present', csvOf(report), name);
};
