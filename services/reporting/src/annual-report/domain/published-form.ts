import { reportTextParts } from '@mingjian/contracts';
import { printed } from './cells.js';
import type { ReportTables } from './tables.js';
import { textLabels, type ReportText } from './report-text.js';
import { wordedCells, type WordedCell } from './worded-cells.js';

export interface PublishedReport {
  readonly organName: string;
  readonly version: number;
  readonly tables: ReportTables;
}

/** Headings of the six parts (国办公开办函〔2021〕30号). */
export const partLabels = {
  general: { zh: '一、总体情况', en: '1. Overview' },
  table2: { zh: '二、主动公开政府信息情况', en: '2. Information disclosed proactively' },
  table3: { zh: '三、收到和处理政府信息公开申请情况', en: '3. Applications received and handled' },
  table4: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: '4. Reconsideration and litigation' },
} as const;

/** The five themes of part 一; parts 五 and 六 follow the tables. */
export const themes = reportTextParts.slice(0, 5);
export const closingParts = reportTextParts.slice(5);

/**
 * The report as it is published through the platform: title and text, whose bytes the approval freezes. All figures are in it, a line for each
 * row of the form.
 */
export const publishedForm = (
  { organName, version, tables }: PublishedReport,
  reading: ReportText,
): { readonly title: string; readonly text: string } => ({
  title: `${organName}${tables.year}年政府信息公开工作年度报告${version > 1 ? `（第${version}版）` : ''}`,
  text: [
    partLabels.general.zh,
    ...themes.map((part) => `${textLabels[part].zh}：${reading[part]}`),
    partLabels.table2.zh,
    ...linesOf(tables, 2),
    partLabels.table3.zh,
    ...linesOf(tables, 3),
    partLabels.table4.zh,
    ...linesOf(tables, 4),
    ...closingParts.flatMap((part) => [textLabels[part].zh, reading[part]]),
  ].join('\n'),
});

/** A line for each row of the year's form. */
const linesOf = (tables: ReportTables, table: WordedCell['table']): readonly string[] => {
  const lines = new Map<string, string[]>();
  for (const { rowLabel, columnLabel, cell } of wordedCells(tables).filter((each) => each.table === table)) {
    lines.set(rowLabel, [...(lines.get(rowLabel) ?? []), `${columnLabel} ${printed(cell)}`]);
  }
  return [...lines].map(([row, figures]) => `${row}：${figures.join('；')}`);
};
