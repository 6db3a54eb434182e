import { decimalOf, type Cell, type Decimal } from './cells.js';
import { contributionsTo, type Contribution, type Item } from './contributions.js';
import { tablesOf } from './fold.js';
import { cellsOf, type PlacedCell } from './tables.js';
import type { Told } from './told.js';

/** What a set of organs had told by a cut. */
export interface ToldOf {
  readonly told: Told;
  readonly organs: readonly string[];
}

export interface ChangedCell extends Omit<PlacedCell, 'cell'> {
  readonly before: Cell;
  readonly after: Cell;
}

/** A thing that counts otherwise than before, and by how much in which cell. */
export interface Moved extends Item {
  readonly cells: readonly {
    readonly table: 2 | 3 | 4;
    readonly row: string;
    readonly column: string;
    readonly by: Decimal;
  }[];
}

/** What changed in a report of one year between two cuts. */
export interface Delta {
  readonly cells: readonly ChangedCell[];
  /** Exactly the things that count otherwise, also where two of them leave a figure as it was. */
  readonly moved: readonly Moved[];
}

/** The delta of a year's report (§2.6: a correction is a new version, never a silent edit). In every cell the moves add up to the change. */
export const deltaBetween = (before: ToldOf, after: ToldOf, year: number): Delta => {
  const then = cellsOf(tablesOf(before.told, before.organs, year));
  const cells = cellsOf(tablesOf(after.told, after.organs, year)).flatMap(({ cell, ...place }, index) => {
    const earlier = then[index]?.cell ?? null;
    return cell === earlier ? [] : [{ ...place, before: earlier, after: cell }];
  });
  const earlier = contributionsTo(before.told, before.organs, year);
  const later = contributionsTo(after.told, after.organs, year);
  const keys = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return { cells, moved: keys.flatMap((key) => movedBetween(earlier.get(key), later.get(key))) };
};

const movedBetween = (earlier: Contribution | undefined, later: Contribution | undefined): readonly Moved[] => {
  const item = later ?? earlier;
  if (!item) return [];
  const keys = [...new Set([...(earlier?.cells.keys() ?? []), ...(later?.cells.keys() ?? [])])].sort();
  const cells = keys.flatMap((key) => {
    const [before, after] = [earlier?.cells.get(key), later?.cells.get(key)];
    if (before === after) return [];
    const [table, row = '', column = ''] = key.split(' ');
    return [{ table: Number(table) as 2 | 3 | 4, row, column, by: decimalOf((after ?? 0n) - (before ?? 0n)) }];
  });
  const { kind, id, organ } = item;
  return cells.length === 0 ? [] : [{ kind, id, organ, cells }];
};
