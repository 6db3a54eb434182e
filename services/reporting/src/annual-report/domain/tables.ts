import type { RemedyKind } from '@mingjian/contracts';
import type { Cell } from './cells.js';
import {
  remedyGroups,
  table2Cells,
  table3Columns,
  table3Rows,
  table4Columns,
  type Table2Cell,
  type Table3Column,
  type Table3Row,
  type Table4Column,
} from './form2021.js';

export type Table2 = Readonly<Record<Table2Cell, Cell>>;
export type Table3 = Readonly<Record<Table3Row, Readonly<Record<Table3Column, Cell>>>>;
export type Table4 = Readonly<Record<RemedyKind, Readonly<Record<Table4Column, Cell>>>>;

/** The three tables of one report: 10 + 175 + 15 cells of one statistical year (1 January to 31 December). */
export interface ReportTables {
  readonly year: number;
  readonly table2: Table2;
  readonly table3: Table3;
  readonly table4: Table4;
}

/** One cell with its place. In table 2 the row is before and the column after the point of its key. */
export interface PlacedCell {
  readonly table: 2 | 3 | 4;
  readonly row: string;
  readonly column: string;
  readonly cell: Cell;
}

const places: readonly Omit<PlacedCell, 'cell'>[] = [
  ...table2Cells.map((key) => {
    const [row = '', column = ''] = key.split('.');
    return { table: 2, row, column } as const;
  }),
  ...table3Rows.flatMap(({ code: row }) =>
    table3Columns.map(({ code: column }) => ({ table: 3, row, column }) as const),
  ),
  ...remedyGroups.flatMap(({ code: row }) =>
    table4Columns.map(({ code: column }) => ({ table: 4, row, column }) as const),
  ),
];

/** What all 200 cells show, in the form's order. */
export const valuesOf = ({ table2, table3, table4 }: ReportTables): readonly Cell[] => {
  const values: Cell[] = table2Cells.map((key) => table2[key]);
  for (const { code: row } of table3Rows)
    for (const { code: column } of table3Columns) values.push(table3[row][column]);
  for (const { code: row } of remedyGroups)
    for (const { code: column } of table4Columns) values.push(table4[row][column]);
  return values;
};

/** All 200 cells in the form's order. */
export const cellsOf = (tables: ReportTables): readonly PlacedCell[] =>
  valuesOf(tables).map((cell, index) => ({ ...places[index]!, cell }));

const recordOf = <Key extends string, Value>(
  keys: readonly { readonly code: Key }[],
  value: (key: Key) => Value,
): Record<Key, Value> => {
  // A roll-up fills thousands of rows: no pairs on the way.
  const record = {} as Record<Key, Value>;
  for (const { code } of keys) record[code] = value(code);
  return record;
};

/** Fills table 2 by asking for each of its 10 cells. */
export const fillTable2 = (cell: (key: Table2Cell) => Cell): Table2 =>
  recordOf(
    table2Cells.map((code) => ({ code })),
    cell,
  );

/** Fills table 3 by asking for each of its 175 cells. */
export const fillTable3 = (cell: (row: Table3Row, column: Table3Column) => Cell): Table3 =>
  recordOf(table3Rows, (row) => recordOf(table3Columns, (column) => cell(row, column)));

/** Fills table 4 by asking for each of its 15 cells. */
export const fillTable4 = (cell: (kind: RemedyKind, column: Table4Column) => Cell): Table4 =>
  recordOf(remedyGroups, (kind) => recordOf(table4Columns, (column) => cell(kind, column)));
