import { expectedCells, type ExpectedCell, type Report } from './figures.js';

/** A published cell that reporting answers differently. */
export interface Difference extends ExpectedCell {
  readonly reported: unknown;
}

export interface Comparison {
  readonly compared: number;
  /** Cells that were published blank and are therefore not compared. */
  readonly blank: number;
  readonly differences: readonly Difference[];
}

/** Compares what reporting's public API answered with the published figures, cell by cell. */
export const compareReports = (reports: readonly Report[], answers: ReadonlyMap<number, unknown>): Comparison => {
  const cells = reports.flatMap(expectedCells);
  const stated = cells.filter(({ published }) => published !== null);
  const differences = stated
    .map((cell): Difference => ({ ...cell, reported: at(answers.get(cell.year), cell.path) }))
    .filter(({ published, reported }) => !isSameNumber(published!, reported));
  return { compared: stated.length, blank: cells.length - stated.length, differences };
};

const at = (answer: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    answer,
  );

/** Reporting answers counts as numbers and money as decimal text; a missing cell is never zero. */
const isSameNumber = (published: number, reported: unknown): boolean =>
  (typeof reported === 'number' || (typeof reported === 'string' && reported !== '')) && Number(reported) === published;
