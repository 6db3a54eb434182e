import { valueAt } from '../published-reports/form.js';
import { contradictionOf } from './contradictions.js';
import { expectedCells, type ExpectedCell, type Report } from './figures.js';

/** A published cell that reporting answers differently. */
export interface Difference extends ExpectedCell {
  readonly reported: unknown;
  /** Where the published report itself cannot be right there: why, in words. */
  readonly contradiction: string | undefined;
}

export interface Comparison {
  readonly compared: number;
  /** Cells that were published blank and are therefore not compared. */
  readonly blank: readonly ExpectedCell[];
  readonly differences: readonly Difference[];
}

/** Compares what reporting's public API answered with the published figures of one run, cell by cell. */
export const compareReports = (reports: readonly Report[], answers: ReadonlyMap<number, unknown>): Comparison => {
  const cells = reports.flatMap(expectedCells);
  const stated = cells.filter(({ published }) => published !== null);
  const reportOf = (wanted: number): Report | undefined => reports.find(({ year }) => year === wanted);
  const differences = stated
    .map((cell) => ({ ...cell, reported: valueAt(answers.get(cell.year), cell.path) }))
    .filter(({ published, reported }) => !isSameNumber(published!, reported))
    .map((cell): Difference => ({
      ...cell,
      contradiction: contradictionOf(cell, reportOf(cell.year)!, reportOf(cell.year - 1)),
    }));
  return { compared: stated.length, blank: cells.filter(({ published }) => published === null), differences };
};

/** Reporting answers counts as numbers and money as decimal text; a missing cell is never zero. */
const isSameNumber = (published: number, reported: unknown): boolean =>
  (typeof reported === 'number' || (typeof reported === 'string' && reported !== '')) && Number(reported) === published;
