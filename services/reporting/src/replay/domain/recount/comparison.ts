import { textOf } from './amount.js';
import { formCells, type Figures } from './recount.js';

/** A cell as a report shows it: a number, money as text, `/` for what the organ cannot have, null for what nobody stated. */
export type ShownCell = number | string | null;

type Shown = Readonly<Record<string, ShownCell>>;
/** The three tables of a report as whoever tells them shows them. */
export interface ShownTables {
  /** By `<row>.<column>`. */
  readonly table2: Shown;
  readonly table3: Readonly<Record<string, Shown>>;
  readonly table4: Readonly<Record<string, Shown>>;
}

/** A cell of which two tellings say different things. */
export interface Disagreement {
  readonly table: number;
  readonly row: string;
  readonly column: string;
  readonly shown: ShownCell;
  readonly recounted: string | null;
}

/** What a telling shows in a cell. */
export const shownCell = (
  { table2, table3, table4 }: ShownTables,
  table: number,
  row: string,
  column: string,
): ShownCell => {
  if (table === 2) return table2[`${row}.${column}`] ?? null;
  return (table === 3 ? table3 : table4)[row]?.[column] ?? null;
};

/** What the recount says of a cell, as a report would show it; in table 2 what nobody stated is blank. */
export const recounted = (figures: Figures, cell: string): string | null => {
  const amount = figures.get(cell);
  if (amount !== undefined) return textOf(amount);
  return cell.startsWith('2 ') ? null : '0';
};

/** Every cell of the form in which what is shown is not what was recounted. `/` is a way to show a blank. */
export const compare = (shown: ShownTables, figures: Figures): readonly Disagreement[] =>
  formCells.flatMap((cell) => {
    const [first, row = '', column = ''] = cell.split(' ');
    const table = Number(first);
    const there = shownCell(shown, table, row, column);
    const here = recounted(figures, cell);
    const same = there === null || there === '/' ? here === null : String(there) === here;
    return same ? [] : [{ table, row, column, shown: there, recounted: here }];
  });
