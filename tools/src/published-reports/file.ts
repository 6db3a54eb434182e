import type { Label } from '@mingjian/reporting-service/annual-report';
import { repeatedKey } from './repeated-key.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A report as it stands in its file; nothing is known yet about its figures. */
export interface ReportInFile {
  /** Its `id`, else the key it stands under, else body and year, else its number in the file. */
  readonly id: string;
  readonly content: JsonObject;
}

/** The file has no reports, or not such as can be read; the message says why, one fault a line, in Chinese and English. */
export class UnreadableReports extends Error {
  constructor(readonly faults: readonly Label[]) {
    super(faults.map(({ zh, en }) => `${zh} / ${en}`).join('\n'));
  }
}

const fault = (zh: string, en: string): UnreadableReports => new UnreadableReports([{ zh, en }]);

/**
 * The reports of a file: one report, a list of reports, reports by any keys, or `{ "reports": … }` with a list or keys. Keys that begin
 * with `_` are remarks.
 * @throws UnreadableReports
 */
export const reportsIn = (text: string): readonly ReportInFile[] => {
  const found = entriesOf(parsed(text));
  if (!found.some(([, content]) => isReport(content))) throw noReport();
  return found.map(([key, content], index) => {
    if (isReport(content)) return { id: idOf(content, key ?? `#${index + 1}`), content };
    throw fault(`${key ?? `第 ${index + 1} 项`} 不是年报`, `${key ?? `entry ${index + 1}`} is not a report`);
  });
};

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const noReport = (): UnreadableReports => fault('文件中没有年报', 'There is no report in the file');

const hasTables = (content: JsonObject): boolean => ['table2', 'table3', 'table4'].some((key) => key in content);
/** A report of which no table could be had is still one. */
const isReport = (content: unknown): content is JsonObject =>
  isObject(content) && (hasTables(content) || 'body' in content || 'year' in content);

const parsed = (text: string): unknown => {
  try {
    // Editors on Windows begin a file with this mark.
    const json = text.replace(/^\uFEFF/, '');
    const document = JSON.parse(json) as unknown;
    const twice = repeatedKey(json);
    if (twice !== undefined) throw fault(`同一对象中“${twice}”出现两次`, `"${twice}" stands twice in one object`);
    return document;
  } catch (error) {
    if (error instanceof UnreadableReports) throw error;
    throw fault(`不是 JSON：${(error as Error).message}`, `not JSON: ${(error as Error).message}`);
  }
};

const entriesOf = (document: unknown): readonly (readonly [string | undefined, unknown])[] => {
  if (Array.isArray(document)) return document.map((content: unknown) => [undefined, content]);
  if (!isObject(document)) throw noReport();
  if (hasTables(document)) return [[undefined, document]];
  if ('reports' in document) {
    const { reports } = document;
    return isObject(reports) && !isReport(reports) ? byKey(reports) : entriesOf(reports);
  }
  return isReport(document) ? [[undefined, document]] : byKey(document);
};

const byKey = (reports: JsonObject): readonly (readonly [string, unknown])[] =>
  Object.entries(reports).filter(([key]) => !key.startsWith('_'));

const idOf = ({ id, body, year }: JsonObject, key: string): string => {
  if (typeof id === 'string' && id !== '') return id;
  return key.startsWith('#') && typeof body === 'string' && typeof year === 'number' ? `${body} ${year}` : key;
};
