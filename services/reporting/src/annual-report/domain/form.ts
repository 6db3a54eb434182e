import type { Cell } from './cells.js';
import { decimalOf, sumOf } from './cells.js';
import { form2019 } from './form2019.js';
import {
  resultGroups,
  table2Blocks,
  type Label,
  type Table2Block,
  type Table3Column,
  type Table3Row,
} from './form2021.js';
import type { ReportTables, Table3 } from './tables.js';

/** A row of table 3 as a form prints it: one row of the record, or several that the form has as one. */
export interface FormRow {
  readonly code: string;
  readonly label: Label;
  readonly of: readonly Table3Row[];
}

export interface FormGroup {
  /** Null: the row stands alone, without a group's cell before it. */
  readonly heading: Label | null;
  readonly rows: readonly FormRow[];
}

/**
 * A version of the form. The record always counts in the finest rows, those of 2021; a form says how a year's figures are printed. Table 4
 * is the same in all.
 */
export interface Form {
  readonly id: '2019' | '2021';
  /** The first statistical year that it was used for. */
  readonly firstYear: number;
  readonly source: string;
  readonly table2: readonly Table2Block[];
  /** 三、本年度办理结果 with （七）总计. */
  readonly results: readonly FormGroup[];
}

export const form2021: Form = {
  id: '2021',
  firstYear: 2021,
  source: '国办公开办函〔2021〕30号',
  table2: table2Blocks,
  results: resultGroups.map(({ heading, rows }) => ({
    heading,
    rows: rows.map(({ code, label }) => ({ code, label, of: [code] })),
  })),
};

/** The newest first. */
export const forms: readonly Form[] = [form2021, form2019];

/** The form of a statistical year; before the first one there was none of this shape, so that one stands in. */
export const formOf = (year: number): Form => forms.find(({ firstYear }) => year >= firstYear) ?? form2019;

/** What a form prints in a row of table 3; blank as soon as one of the rows behind it is. */
export const cellOfRow = (table3: Table3, { of }: Pick<FormRow, 'of'>, column: Table3Column): Cell => {
  const cells = of.map((row) => table3[row][column]);
  if (cells.length === 1) return cells[0]!;
  const sum = sumOf(cells);
  return sum === undefined ? null : Number(decimalOf(sum));
};

/** What a form prints in a cell of table 2; blank where the record does not count what the form asks for. */
export const cellOfTable2 = ({ table2 }: ReportTables, row: string, column: string): Cell =>
  (table2 as Readonly<Record<string, Cell>>)[`${row}.${column}`] ?? null;
