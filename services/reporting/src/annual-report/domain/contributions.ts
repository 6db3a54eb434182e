import type { ApplicantType } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import { unitsOf, type Decimal } from './cells.js';
import { applicantColumns, table2Cells, table2Stocks, type Table2Stock } from './form2021.js';
import { only, type Case, type Opening, type Remedy, type Tally, type Told } from './told.js';

/** A thing that stands behind figures: what a delta names. */
export interface Item {
  readonly kind: 'application' | 'remedy' | 'tally' | 'openingBalance';
  /** Of an application or remedy its id; `2030-04 licensing.decisions` of a tally, the year of an opening balance. */
  readonly id: string;
  readonly organ: string;
}

/** What one thing adds to which cells, in ten-thousandths (`cells.ts`); a key is `<table> <row> <column>`. */
export interface Contribution extends Item {
  readonly cells: ReadonlyMap<string, bigint>;
}

export const itemKey = ({ kind, organ, id }: Item): string => `${kind} ${organ} ${id}`;
export const cellKey = (table: 2 | 3 | 4, row: string, column: string): string => `${table} ${row} ${column}`;

const ONE = unitsOf(1) ?? 0n;

/**
 * Behind every figure of a report the things that make it: in each cell the contributions of all things have the figure as their sum,
 * and a cell to which nothing contributes is a zero, in table 2 a blank. Things that count nowhere are left out.
 */
export const contributionsTo = (
  told: Told,
  organs: readonly string[],
  year: number,
): ReadonlyMap<string, Contribution> => {
  const { cases, remedies, tallies, openings } = only(told, organs);
  const bases = carriedForwardBases(openings, year);
  const contributions: readonly Contribution[] = [
    ...cases.map((item) => ({ kind: 'application' as const, ...placeOf(item), cells: cellsOfCase(item, bases, year) })),
    ...remedies.map((item) => ({ kind: 'remedy' as const, ...placeOf(item), cells: cellsOfRemedy(item, year) })),
    ...tallies.map((tally) => ({
      kind: 'tally' as const,
      id: `${tally.month} ${tally.measure}`,
      organ: tally.organ,
      cells: cellsOfTally(tally, tallies, openings, year),
    })),
    ...openings.map((opening) => ({
      kind: 'openingBalance' as const,
      id: String(opening.year),
      organ: opening.organ,
      cells: cellsOfOpening(opening, tallies, openings, bases, year),
    })),
  ];
  return new Map(contributions.filter(({ cells }) => cells.size > 0).map((item) => [itemKey(item), item]));
};

const placeOf = ({ id, organ }: { readonly id: string; readonly organ: string }) => ({ id, organ });

const adder = () => {
  const cells = new Map<string, bigint>();
  const add = (table: 2 | 3 | 4, row: string, column: string, units = ONE): void => {
    const key = cellKey(table, row, column);
    cells.set(key, (cells.get(key) ?? 0n) + units);
  };
  return { cells, add };
};

// ---------------------------------------------------------------- table 3

/** Rows that show what was open at the end of a year: P of the year before, F of the year itself. */
const endsOf = (year: number) => [['P', year - 1] as const, ['F', year] as const];

/** The year of the opening balance that an organ's and type's carry-over starts from, by row. */
type Bases = ReadonlyMap<string, number>;
const baseKey = (row: string, organ: string, type: ApplicantType): string => `${row} ${organ} ${type}`;

const carriedForwardBases = (openings: readonly Opening[], year: number): Bases => {
  const bases = new Map<string, number>();
  for (const [row, end] of endsOf(year)) {
    for (const { code } of applicantColumns) {
      for (const opening of openings.filter((one) => one.year <= end && one.carriedForward[code] !== undefined)) {
        const key = baseKey(row, opening.organ, code);
        bases.set(key, Math.max(opening.year, bases.get(key) ?? opening.year));
      }
    }
  }
  return bases;
};

const cellsOfCase = (item: Case, bases: Bases, year: number): ReadonlyMap<string, bigint> => {
  const { cells, add } = adder();
  const count = (row: string, units = ONE): void => {
    add(3, row, item.type, units);
    add(3, row, 'total', units);
  };
  const received = yearOf(item.received);
  const decided = item.decided && yearOf(item.decided.on);
  if (received === year) count('N');
  if (item.decided && decided === year) {
    count(item.decided.result);
    count('T');
  }
  for (const [row, end] of endsOf(year)) {
    const since = bases.get(baseKey(row, item.organ, item.type)) ?? Number.NEGATIVE_INFINITY;
    const isDecided = decided !== undefined && decided <= end;
    if (received > since && received <= end && !isDecided) count(row);
    // Carried in by the opening balance without a case, and closed since: the balance still counts it.
    if (received <= since && isDecided && decided > since) count(row, -ONE);
  }
  return cells;
};

const cellsOfOpening = (
  opening: Opening,
  tallies: readonly Tally[],
  openings: readonly Opening[],
  bases: Bases,
  year: number,
): ReadonlyMap<string, bigint> => {
  const { cells, add } = adder();
  for (const [row] of endsOf(year)) {
    for (const { code } of applicantColumns) {
      const carried = opening.carriedForward[code];
      if (carried === undefined || bases.get(baseKey(row, opening.organ, code)) !== opening.year) continue;
      add(3, row, code, unitsOf(carried));
      add(3, row, 'total', unitsOf(carried));
    }
  }
  for (const stock of table2Stocks) {
    const base = stockBase(opening.organ, stock, tallies, openings, year);
    const value = opening[`${stock}InForce`];
    if (value !== null && base?.month === '' && base.year === opening.year) add(2, stock, 'inForce', units(value));
  }
  return cells;
};

// ---------------------------------------------------------------- table 4

const cellsOfRemedy = ({ kind, lodged, concluded }: Remedy, year: number): ReadonlyMap<string, bigint> => {
  const { cells, add } = adder();
  const end = concluded && yearOf(concluded.on);
  const column =
    concluded && end === year
      ? concluded.outcome
      : yearOf(lodged) <= year && !(end !== undefined && end <= year)
        ? 'pending'
        : undefined;
  if (column) {
    add(4, kind, column);
    add(4, kind, 'total');
  }
  return cells;
};

// ---------------------------------------------------------------- table 2

const units = (value: string): bigint => unitsOf(value as Decimal) ?? 0n;

const cellsOfTally = (
  tally: Tally,
  tallies: readonly Tally[],
  openings: readonly Opening[],
  year: number,
): ReadonlyMap<string, bigint> => {
  const { cells, add } = adder();
  const cell = table2Cells.find((key) => key === tally.measure);
  const [row = '', column = ''] = tally.measure.split('.');
  if (cell && yearOf(tally.month) === year) add(2, row, column, units(tally.value));
  const stock = table2Stocks.find((known) => known === row);
  if (!stock || yearOf(tally.month) > year) return cells;
  const base = stockBase(tally.organ, stock, tallies, openings, year);
  if (column === 'recounted') {
    if (base?.month === tally.month) add(2, stock, 'inForce', units(tally.value));
  } else if (yearOf(tally.month) > (base?.year ?? 0)) {
    add(2, stock, 'inForce', column === 'made' ? units(tally.value) : -units(tally.value));
  }
  return cells;
};

interface StockBase {
  readonly year: number;
  /** Empty: an opening balance, which any re-count of its year replaces. */
  readonly month: string;
}

/** Where 现行有效 starts from: the last re-count or opening balance up to the year. */
const stockBase = (
  organ: string,
  stock: Table2Stock,
  tallies: readonly Tally[],
  openings: readonly Opening[],
  year: number,
): StockBase | undefined => {
  const recounts = tallies
    .filter((tally) => tally.organ === organ && tally.measure === `${stock}.recounted`)
    .map(({ month }) => ({ year: yearOf(month), month }));
  const balances = openings
    .filter((opening) => opening.organ === organ && opening[`${stock}InForce`] !== null)
    .map((opening) => ({ year: opening.year, month: '' }));
  return [...recounts, ...balances]
    .filter((base) => base.year <= year)
    .sort((one, other) => other.year - one.year || other.month.localeCompare(one.month))[0];
};
