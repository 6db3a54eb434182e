import { applicantTypes } from '@mingjian/contracts';
import type { Report } from './figures.js';

type Table3 = Report['table3'];
type Row = keyof Table3;

const UNSUMMED: readonly Row[] = ['new_received', 'carried_over', 'total_processed', 'carried_forward'];

/**
 * The figures to live through. A report in which a single cell of table 3 contradicts both its row's total and its column's balance
 * (C1–C3) is lived as the other cells say, so that the comparison afterwards names exactly that cell. Anything else is left as it is.
 */
export const repaired = (report: Report): Report => {
  const { table3 } = report;
  const rows = (Object.keys(table3) as Row[]).filter((row) => missingIn(table3[row]) !== 0);
  const columns = applicantTypes.map((_, column) => column).filter((column) => !balances(table3, column));
  const [row] = rows;
  const [column] = columns;
  if (row === undefined || column === undefined || rows.length > 1 || columns.length > 1) return report;
  const cells = table3[row].with(column, (table3[row][column] ?? 0) + missingIn(table3[row]));
  const mended: Report = { ...report, table3: { ...table3, [row]: cells } };
  return (cells[column] ?? 0) >= 0 && balances(mended.table3, column) ? mended : report;
};

const missingIn = (row: Table3[Row]): number => {
  const total = row[applicantTypes.length];
  if (total === null || total === undefined) return 0;
  return total - row.slice(0, applicantTypes.length).reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
};

/** C1 and C2 of one column. */
const balances = (table3: Table3, column: number): boolean => {
  const cell = (row: Row): number => table3[row][column] ?? 0;
  const results = (Object.keys(table3) as Row[]).filter((row) => !UNSUMMED.includes(row));
  const decided = results.reduce((sum, row) => sum + cell(row), 0);
  return (
    decided === cell('total_processed') &&
    cell('new_received') + cell('carried_over') === cell('total_processed') + cell('carried_forward')
  );
};
