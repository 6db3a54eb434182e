import { applicantTypes } from '@mingjian/contracts';
import type { Report } from './figures.js';

export type Table3 = Report['table3'];
export type Table3Row = keyof Table3;
export type Remedies = Report['table4'][keyof Report['table4']];
export type Stock = Report['table2']['regulations'];

const UNSUMMED: readonly Table3Row[] = ['new_received', 'carried_over', 'total_processed', 'carried_forward'];

export const rowsOf = (table3: Table3): readonly Table3Row[] => Object.keys(table3) as Table3Row[];

export const cellOf = (table3: Table3, row: Table3Row, column: number): number => table3[row][column] ?? 0;

/** What the six applicants' cells of a row add up to. */
export const sumOf = (row: Table3[Table3Row]): number =>
  row.slice(0, applicantTypes.length).reduce<number>((sum, cell) => sum + (cell ?? 0), 0);

/** What is missing from a row's cells to its published total; 0 where the total is blank. */
export const missingIn = (row: Table3[Table3Row]): number => (row[applicantTypes.length] ?? sumOf(row)) - sumOf(row);

/** What the result rows of a column add up to. */
export const decidedIn = (table3: Table3, column: number): number =>
  rowsOf(table3)
    .filter((row) => !UNSUMMED.includes(row))
    .reduce((sum, row) => sum + cellOf(table3, row, column), 0);

/** In a column the results add up to those processed, and received + carried in = processed + carried forward. */
export const balances = (table3: Table3, column: number): boolean =>
  decidedIn(table3, column) === cellOf(table3, 'total_processed', column) &&
  cellOf(table3, 'new_received', column) + cellOf(table3, 'carried_over', column) ===
    cellOf(table3, 'total_processed', column) + cellOf(table3, 'carried_forward', column);

/** Outcomes and pending remedies of one kind. */
export const partsOf = ({ maintained, corrected, other, pending }: Remedies): readonly number[] =>
  [maintained, corrected, other, pending].map((part) => part ?? 0);

/** What a year adds to the documents in force. */
export const growthOf = ({ made, repealed }: Stock): number => (made ?? 0) - (repealed ?? 0);

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
