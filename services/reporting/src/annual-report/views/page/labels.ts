import {
  form2019,
  form2021,
  litigation,
  remedyGroups,
  resultGroups,
  table2Blocks,
  table3Columns,
  table3Rows,
  table4Columns,
  type Label,
  type PlacedCell,
  type ReportPhase,
  type Severity,
  type Verdict,
} from '../../domain/index.js';

const labelled = (list: readonly { readonly code: string; readonly label: Label }[]) =>
  new Map(list.map(({ code, label }) => [code, label]));

const rows = labelled([
  ...remedyGroups,
  // Of codes that both forms have, the words of the newer one.
  ...form2019.table2.flatMap((block) => block.rows),
  ...form2019.results.flatMap((group) => group.rows),
  ...table3Rows,
  ...table2Blocks.flatMap((block) => block.rows),
  // Places of C8 and C9 that are no rows of the form.
  { code: 'suits', label: litigation },
  { code: 'fees', label: { zh: '信息处理费', en: 'Information processing fees' } },
]);
const columns = labelled([
  ...table3Columns,
  ...table4Columns,
  ...[form2019, form2021].flatMap(({ table2 }) => table2.flatMap((block) => block.columns)),
]);
const headings = new Map(
  resultGroups.flatMap((group) => group.rows.map(({ code }) => [code as string, group.heading] as const)),
);

/** A row with the heading of its group: （三）不予公开 1.属于国家秘密. Codes without a label stand for themselves. */
export const rowLabel = (code: string): Label => {
  const label = rows.get(code) ?? { zh: code, en: code };
  const heading = headings.get(code);
  return heading ? { zh: `${heading.zh} ${label.zh}`, en: `${heading.en} ${label.en}` } : label;
};

export const columnLabel = (code: string): Label => columns.get(code) ?? { zh: code, en: code };

/** The place of a cell in words. */
export const placeLabel = ({ row, column }: Pick<PlacedCell, 'row' | 'column'>): Label => {
  const [inRow, inColumn] = [rowLabel(row), columnLabel(column)];
  return { zh: `${inRow.zh}：${inColumn.zh}`, en: `${inRow.en}: ${inColumn.en}` };
};

/** Where a verdict points; null when it is about the whole report. */
export const verdictPlace = ({ row, column }: Verdict): Label | null => {
  if (row !== undefined && column !== undefined) return placeLabel({ row, column });
  if (row !== undefined) return rowLabel(row);
  return column === undefined ? null : columnLabel(column);
};

export const verdictLabels: Readonly<Record<Verdict['verdict'], Label>> = {
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '不通过', en: 'Fail' },
  notAssessable: { zh: '无法核对', en: 'Not assessable' },
};

export const severityLabels: Readonly<Record<Severity, Label>> = {
  block: { zh: '必须更正', en: 'Must be corrected' },
  warn: { zh: '需要说明', en: 'Needs an explanation' },
  info: { zh: '提示', en: 'For information' },
};

/** How far a version of a report is. */
export const reportPhaseLabels: Readonly<Record<ReportPhase, Label>> = {
  drafted: { zh: '草稿', en: 'Draft' },
  approved: { zh: '已审定', en: 'Approved' },
  submitted: { zh: '已报送', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  accepted: { zh: '已接收', en: 'Accepted' },
};
