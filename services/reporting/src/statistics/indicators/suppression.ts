/** A count from 1 to below it is not shown to the public. A setting of ours: no text of the field names a number. */
export const LEAST_TO_SHOW = 5;

/** A count that the public sees, or null where it would tell about too few. */
export type PublicCount = number | null;

/** Rows (organs) × columns (the values of a dimension), with their sums. Null: suppressed. */
export interface PublicMatrix {
  readonly cells: readonly (readonly PublicCount[])[];
  readonly rowSums: readonly PublicCount[];
  readonly columnSums: readonly PublicCount[];
  readonly total: PublicCount;
}

type Place = readonly [row: number, column: number];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Takes small counts out of a table together with its sums. A count from 1 to below `least` is suppressed, a sum as well as a cell; and in each row and
 * column so many more that no line lacks only one, and that what cells lack below a shown sum is at least `least`: no sum less what
 * is shown gives one away, or tells that all of them are small. Zeros stay: they tell about nobody.
 */
export const suppressed = (counts: readonly (readonly number[])[], least: number): PublicMatrix => {
  const table = withSums(counts);
  const [rows, columns] = [table.length, table[0]!.length];
  const at = ([row, column]: Place): number => table[row]![column]!;
  const hidden = table.map((row) => row.map((count) => count > 0 && count < least));
  const isHidden = ([row, column]: Place): boolean => hidden[row]![column]!;

  const lines: readonly (readonly Place[])[] = [
    ...table.map((line, row) => line.map((_, column): Place => [row, column])),
    ...table[0]!.map((_, column) => Array.from({ length: rows }, (_row, row): Place => [row, column])),
  ];
  /** The smallest count of a line that must be hidden too; undefined when the line keeps its secret. */
  const nextToHide = (line: readonly Place[]): Place | undefined => {
    const gone = line.filter(isHidden);
    const lacks = isHidden(line.at(-1)!) ? least : sum(gone.map(at));
    if (gone.length === 0 || (gone.length > 1 && lacks >= least)) return undefined;
    return line.filter((place) => !isHidden(place) && at(place) > 0).sort((one, other) => at(one) - at(other))[0];
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      for (let next = nextToHide(line); next; next = nextToHide(line)) {
        hidden[next[0]]![next[1]] = true;
        changed = true;
      }
    }
  }
  const shown = table.map((line, row) => line.map((count, column) => (hidden[row]![column] ? null : count)));
  return {
    cells: shown.slice(0, -1).map((line) => line.slice(0, columns - 1)),
    rowSums: shown.slice(0, -1).map((line) => line.at(-1)!),
    columnSums: shown.at(-1)!.slice(0, columns - 1),
    total: shown.at(-1)!.at(-1)!,
  };
};

/** With the sum of each row behind it and that of each column below it. */
const withSums = (counts: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column]!)))];
};
