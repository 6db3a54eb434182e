import { reportTextParts } from '@mingjian/contracts';
import { printed } from './cells.js';
import {
  litigation,
  remedyGroups,
  resultGroups,
  table2Blocks,
  table3Columns,
  table3Rows,
  table4Columns,
  type Table2Cell,
} from './form2021.js';
import type { ReportTables } from './tables.js';
import { textLabels, type ReportText } from './text.js';

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
 * The report as it is published through the platform: title and text, whose bytes the approval freezes. All 200 figures are in it, a line
 * for each row of the form.
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
    ...linesOfTable2(tables),
    partLabels.table3.zh,
    ...linesOfTable3(tables),
    partLabels.table4.zh,
    ...linesOfTable4(tables),
    ...closingParts.flatMap((part) => [textLabels[part].zh, reading[part]]),
  ].join('\n'),
});

const line = (row: string, cells: readonly (readonly [string, string])[]): string =>
  `${row}：${cells.map(([column, figure]) => `${column} ${figure}`).join('；')}`;

const linesOfTable2 = ({ table2 }: ReportTables): readonly string[] =>
  table2Blocks.flatMap(({ heading, rows, columns }) =>
    rows.map((row) =>
      line(
        `${heading.zh} ${row.label.zh}`,
        columns.map(({ code, label }) => [label.zh, printed(table2[`${row.code}.${code}` as Table2Cell])]),
      ),
    ),
  );

const linesOfTable3 = ({ table3 }: ReportTables): readonly string[] =>
  table3Rows.map(({ code, label }) => {
    const group = resultGroups.find(({ rows }) => rows.some((row) => row.code === code))?.heading;
    return line(
      group ? `${group.zh} ${label.zh}` : label.zh,
      table3Columns.map((column) => [column.label.zh, printed(table3[code][column.code])]),
    );
  });

const linesOfTable4 = ({ table4 }: ReportTables): readonly string[] =>
  remedyGroups.map(({ code, label }) =>
    line(
      code === 'reconsideration' ? label.zh : `${litigation.zh} ${label.zh}`,
      table4Columns.map((column) => [column.label.zh, printed(table4[code][column.code])]),
    ),
  );
