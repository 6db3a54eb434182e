import { applicantTypes } from '@mingjian/contracts';
import { balances, cellOf, missingIn, rowsOf } from './arithmetic.js';
import type { Report } from './figures.js';

/**
 * The figures to live through. A report in which a single cell of table 3 contradicts both its row's total and its column's balance
 * is lived as the other cells say, so that the comparison afterwards names exactly that cell. Anything else is left as it is.
 */
export const repaired = (report: Report): Report => {
  const { table3 } = report;
  const rows = rowsOf(table3).filter((row) => missingIn(table3[row]) !== 0);
  const columns = applicantTypes.map((_, column) => column).filter((column) => !balances(table3, column));
  const [row] = rows;
  const [column] = columns;
  if (row === undefined || column === undefined || rows.length > 1 || columns.length > 1) return report;
  const cells = table3[row].with(column, cellOf(table3, row, column) + missingIn(table3[row]));
  const mended: Report = { ...report, table3: { ...table3, [row]: cells } };
  return cells[column]! >= 0 && balances(mended.table3, column) ? mended : report;
};
