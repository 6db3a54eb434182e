import type { Cell } from './cells.js';
import { cellOfRow, cellOfTable2, formOf, type FormRow } from './form.js';
import {
  carriedForwardRow,
  carriedInRow,
  litigation,
  receivedRow,
  remedyGroups,
  table3Columns,
  table4Columns,
  type Label,
  type Table3Row,
} from './form2021.js';
import type { ReportTables } from './tables.js';

/** A cell of the form with its words, for those who read data instead of tables. */
export interface WordedCell {
  readonly table: 2 | 3 | 4;
  readonly row: string;
  /** Group and row as the form prints them, in Chinese. */
  readonly rowLabel: string;
  readonly column: string;
  readonly columnLabel: string;
  readonly cell: Cell;
}

/** Every cell of the year's form in its order: 200 in the form of 2021. */
export const wordedCells = (tables: ReportTables): readonly WordedCell[] => {
  const form = formOf(tables.year);
  const single = ({ code, label }: { readonly code: Table3Row; readonly label: Label }): FormRow => ({
    code,
    label,
    of: [code],
  });
  const rowsOfTable3 = [
    { heading: null, rows: [single(receivedRow), single(carriedInRow)] },
    ...form.results,
    { heading: null, rows: [single(carriedForwardRow)] },
  ];
  return [
    ...form.table2.flatMap(({ heading, rows, columns }) =>
      rows.flatMap((row) =>
        columns.map((column): WordedCell => ({
          ...{ table: 2, row: row.code, rowLabel: `${heading.zh} ${row.label.zh}` },
          ...{ column: column.code, columnLabel: column.label.zh },
          cell: cellOfTable2(tables, row.code, column.code),
        })),
      ),
    ),
    ...rowsOfTable3.flatMap(({ heading, rows }) =>
      rows.flatMap((row) =>
        table3Columns.map((column): WordedCell => ({
          ...{ table: 3, row: row.code, rowLabel: heading ? `${heading.zh} ${row.label.zh}` : row.label.zh },
          ...{ column: column.code, columnLabel: column.label.zh },
          cell: cellOfRow(tables.table3, row, column.code),
        })),
      ),
    ),
    ...remedyGroups.flatMap(({ code, label }) =>
      table4Columns.map((column): WordedCell => ({
        ...{ table: 4, row: code },
        rowLabel: code === 'reconsideration' ? label.zh : `${litigation.zh} ${label.zh}`,
        ...{ column: column.code, columnLabel: column.label.zh },
        cell: tables.table4[code][column.code],
      })),
    ),
  ];
};
