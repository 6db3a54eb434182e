import { wordedCells } from '../domain/index.js';
import type { ExportedReport } from './frozen-report.js';

/** Columns of the CSV as CSV on the Web (W3C Tabular Data) describes them. */
const columns = [
  { name: 'organ', titles: '机关代码', datatype: 'string' },
  { name: 'year', titles: '年度', datatype: 'integer' },
  { name: 'version', titles: '版本', datatype: 'integer' },
  { name: 'table', titles: '表', datatype: 'integer', 'dc:description': '2、3、4：年度报告的第二、三、四部分' },
  { name: 'row', titles: '行代码', datatype: 'string' },
  { name: 'rowLabel', titles: '行', datatype: 'string' },
  { name: 'column', titles: '列代码', datatype: 'string' },
  { name: 'columnLabel', titles: '列', datatype: 'string' },
  {
    name: 'value',
    titles: '数值',
    datatype: 'string',
    'dc:description': '数字；“/”表示该机关不可能有此项；空表示未填报（空不等于 0）',
  },
] as const;

/** A file in any language of numbers: one line for each cell of the form (RFC 4180, UTF-8 with the mark that spreadsheets need). */
export const csvOf = ({ organ, version, tables }: ExportedReport): string => {
  const lines = wordedCells(tables).map(({ table, row, rowLabel, column, columnLabel, cell }) => [
    ...[organ, tables.year, version, table, row, rowLabel, column, columnLabel, cell ?? ''],
  ]);
  return `\uFEFF${[columns.map(({ name }) => name), ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
};

const quoted = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Metadata for the CSV, as https://www.w3.org/TR/tabular-metadata/ has it. */
export const csvSchema = {
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
  dialect: { encoding: 'utf-8', header: true, delimiter: ',', quoteChar: '"', doubleQuote: true },
  tableSchema: { columns, primaryKey: ['organ', 'year', 'version', 'table', 'row', 'column'] },
} as const;
