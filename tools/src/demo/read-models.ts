import { serviceNames } from '@mingjian/contracts';
import pg from 'pg';
import type { CityAtRest } from './at-rest.js';

export type Row = Readonly<Record<string, unknown>>;

/** Every table that readers see, with all its rows, by `service.table`. */
export type ReadModels = ReadonlyMap<string, readonly Row[]>;

export const readModelsOf = async (city: CityAtRest): Promise<ReadModels> => {
  const models = new Map<string, readonly Row[]>();
  for (const service of serviceNames) {
    const database = city.database(service);
    const { rows: tables } = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'read' ORDER BY 1`,
    );
    for (const { name } of tables) {
      const { rows } = await database.query<{ row: Row }>(
        `SELECT to_jsonb(t) AS row FROM read.${pg.escapeIdentifier(name)} t`,
      );
      models.set(
        `${service}.${name}`,
        rows.map(({ row }) => row),
      );
    }
  }
  return models;
};

export interface TableDifference {
  readonly table: string;
  /** Rows that only one side has, as JSON. */
  readonly onlyInOne: readonly string[];
  readonly onlyInOther: readonly string[];
}

export interface ModelComparison {
  readonly tables: number;
  readonly rows: number;
  readonly differences: readonly TableDifference[];
}

/**
 * Compares all tables row by row, in no order.
 * @param allotted columns, by table, whose values go to whoever comes first: the same values must have been given, to whichever row
 */
export const compareModels = (
  one: ReadModels,
  other: ReadModels,
  allotted: Readonly<Record<string, readonly string[]>> = {},
): ModelComparison => {
  const tables = [...new Set([...one.keys(), ...other.keys()])].sort();
  const differences = tables.flatMap((table): TableDifference[] => {
    const apart = allotted[table] ?? [];
    const onlyInOne = comparable(one.get(table), apart);
    const onlyInOther: string[] = [];
    for (const [row, times] of comparable(other.get(table), apart)) {
      const common = Math.min(times, onlyInOne.get(row) ?? 0);
      onlyInOne.set(row, (onlyInOne.get(row) ?? 0) - common);
      onlyInOther.push(...Array.from({ length: times - common }, () => row));
    }
    const left = [...onlyInOne].flatMap(([row, times]) => Array.from({ length: times }, () => row));
    return left.length + onlyInOther.length === 0 ? [] : [{ table, onlyInOne: left, onlyInOther }];
  });
  const rows = [...one.values()].reduce((sum, table) => sum + table.length, 0);
  return { tables: tables.length, rows, differences };
};

/** How often each row is there; a table that is missing is a row that no table has. */
const comparable = (rows: readonly Row[] | undefined, apart: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (row: Row): void => {
    const text = JSON.stringify(row);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  if (!rows) add({ missing: 'the table' });
  for (const row of rows ?? []) {
    add(Object.fromEntries(Object.entries(row).filter(([column]) => !apart.includes(column))));
    for (const column of apart) add({ [column]: row[column] });
  }
  return counts;
};

const EXAMPLES = 3;

/** Prints what differs, the first rows of each table. @returns how many rows do */
export const printDifferences = ({ differences }: ModelComparison, names: readonly [string, string]): number => {
  let rows = 0;
  for (const { table, onlyInOne, onlyInOther } of differences) {
    rows += onlyInOne.length + onlyInOther.length;
    for (const [name, only] of [
      [names[0], onlyInOne],
      [names[1], onlyInOther],
    ] as const) {
      if (only.length === 0) continue;
      console.log(`  ${table}: ${only.length} rows only in ${name}`);
      for (const row of only.slice(0, EXAMPLES)) console.log(`    ${row}`);
    }
  }
  return rows;
};
