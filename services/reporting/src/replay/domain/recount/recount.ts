import { applicantTypes, remedyKinds, remedyOutcomes, resultCodes } from '@mingjian/contracts';
import { yearOf, type CivilDate } from '@mingjian/core';
import { ONE, type Amount } from './amount.js';
import { carryBase, movesSince, stockBase } from './bases.js';
import type { Book, BookedOpening, BookedTally } from './book.js';

/**
 * The figures of an organ and year; a key is `<table> <row> <column>`: `3 N naturalPerson`. What is absent is a zero, in table 2 a figure that
 * nobody stated.
 */
export type Figures = ReadonlyMap<string, Amount>;

/** All organs and years that the book tells of. */
export interface Recount {
  readonly organs: readonly string[];
  /** From the first year with a figure to the one after the last, into which is carried, without a gap. */
  readonly years: readonly number[];
  /** The figures of organs together, as a superior reports them (C11): cell by cell the sum of their own. */
  of(organs: readonly string[], year: number): Figures;
}

const stocks = ['regulations', 'normativeDocuments'] as const;

class Sums {
  readonly amounts = new Map<string, Amount>();

  add(key: string, amount: Amount): void {
    this.amounts.set(key, (this.amounts.get(key) ?? 0n) + amount);
  }
}

/** What an organ has of one applicant type: by year of receipt, by year of decision and result, and opened before it was decided. */
interface Column {
  readonly received: Map<number, number>;
  readonly decided: Map<number, number>;
  readonly results: Map<string, number>;
}

const byOrgan = <Entry extends { readonly organ: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.organ);
    if (group) group.push(entry);
    else groups.set(entry.organ, [entry]);
  }
  return groups;
};

const bump = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Counts the book: table 3 by type, year and result, table 4 by the state of each remedy at the end of a year, table 2 from the tallies.
 * Carry-over is what had been received and not decided by a year's end, from the last opening balance on where there is one.
 * @param effectiveOn only what held in law by then, a tally from the first day of its month, an opening balance from the last of its year; absent:
 * everything that was booked
 */
export const recount = (book: Book, effectiveOn: CivilDate = '2199-12-31'): Recount => {
  const held = (on: CivilDate | null): on is CivilDate => on !== null && on <= effectiveOn;
  const columns = new Map<string, Column>();
  const years = new Set<number>();
  const organs = new Set<string>();

  for (const { organ, type, received, decided, result } of book.cases.values()) {
    if (!held(received)) continue;
    const key = `${organ} ${type}`;
    const column = columns.get(key) ?? { received: new Map(), decided: new Map(), results: new Map() };
    columns.set(key, column);
    organs.add(organ);
    years.add(yearOf(received));
    bump(column.received, yearOf(received));
    if (!held(decided)) continue;
    years.add(yearOf(decided));
    bump(column.decided, yearOf(decided));
    bump(column.results, `${yearOf(decided)} ${result}`);
  }
  const remedies = [...book.remedies.values()].filter(({ lodged }) => held(lodged));
  const tallies = [...book.tallies.values()].filter(({ month }) => held(`${month}-01`));
  const openings = [...book.openings.values()].filter(({ year }) => held(`${year}-12-31`));
  for (const { organ, lodged, concluded } of remedies) {
    organs.add(organ);
    years.add(yearOf(lodged));
    if (held(concluded)) years.add(yearOf(concluded));
  }
  for (const { organ, month } of tallies) {
    organs.add(organ);
    years.add(Number(month.slice(0, 4)));
  }
  for (const { organ, year } of openings) {
    organs.add(organ);
    years.add(year);
  }
  const own = { remedies: byOrgan(remedies), tallies: byOrgan(tallies), openings: byOrgan(openings) };

  const table3 = (sums: Sums, organ: string, year: number): void => {
    for (const type of applicantTypes) {
      const column = columns.get(`${organ} ${type}`);
      const count = (row: string, number: number): void => {
        if (number === 0) return;
        sums.add(`3 ${row} ${type}`, BigInt(number) * ONE);
        sums.add(`3 ${row} total`, BigInt(number) * ONE);
      };
      const openings = own.openings.get(organ) ?? [];
      count('N', column?.received.get(year) ?? 0);
      count('P', openAtEnd(column, openings, type, year - 1));
      for (const result of resultCodes) count(result, column?.results.get(`${year} ${result}`) ?? 0);
      count('T', column?.decided.get(year) ?? 0);
      count('F', openAtEnd(column, openings, type, year));
    }
  };
  const table4 = (sums: Sums, organ: string, year: number): void => {
    for (const { kind, lodged, concluded, outcome } of own.remedies.get(organ) ?? []) {
      const end = held(concluded) ? yearOf(concluded) : Infinity;
      const column = end === year ? outcome : yearOf(lodged) <= year && year < end ? 'pending' : null;
      if (column === null) continue;
      sums.add(`4 ${kind} ${column}`, ONE);
      sums.add(`4 ${kind} total`, ONE);
    }
  };
  const table2 = (sums: Sums, organ: string, year: number): void => {
    const tallied = own.tallies.get(organ) ?? [];
    for (const { month, measure, value } of tallied) {
      if (Number(month.slice(0, 4)) === year && !measure.endsWith('.recounted'))
        sums.add(`2 ${measure.replace('.', ' ')}`, value);
    }
    for (const stock of stocks) {
      const amount = inForce(tallied, own.openings.get(organ) ?? [], stock, year);
      if (amount !== undefined) sums.add(`2 ${stock} inForce`, amount);
    }
  };

  const [first, last] = [Math.min(...years), Math.max(...years)];
  return {
    organs: [...organs].sort(),
    years: years.size === 0 ? [] : Array.from({ length: last - first + 2 }, (_, index) => first + index),
    of(wanted, year) {
      const sums = new Sums();
      for (const organ of wanted) {
        table2(sums, organ, year);
        table3(sums, organ, year);
        table4(sums, organ, year);
      }
      return sums.amounts;
    },
  };
};

/** Open at the end of a year: the last opening balance up to it, else nothing; and what came after it less what was decided after it. */
const openAtEnd = (
  column: Column | undefined,
  openings: readonly BookedOpening[],
  type: string,
  year: number,
): number => {
  const base = carryBase(openings, type, year);
  const since = base?.year ?? -Infinity;
  let open = base?.carried.get(type) ?? 0;
  for (const [on, number] of column?.received ?? []) if (on > since && on <= year) open += number;
  for (const [on, number] of column?.decided ?? []) if (on > since && on <= year) open -= number;
  return open;
};

/** 现行有效 at the end of a year: the last re-count or opening balance, and what was made less what was repealed in the years after it. */
const inForce = (
  tallies: readonly BookedTally[],
  openings: readonly BookedOpening[],
  stock: string,
  year: number,
): Amount | undefined => {
  const base = stockBase(tallies, openings, stock, year);
  const moves = movesSince(tallies, stock, base, year);
  if (!base && moves.length === 0) return undefined;
  return moves.reduce((sum, { amount }) => sum + amount, base?.amount ?? 0n);
};

/** The cells of the form of 2021, as the recount names them. */
export const formCells: readonly string[] = [
  ...stocks.flatMap((stock) => [`2 ${stock} made`, `2 ${stock} repealed`, `2 ${stock} inForce`]),
  '2 licensing decisions',
  '2 punishment decisions',
  '2 coercion decisions',
  '2 adminFees tenThousandYuan',
  ...['N', 'P', ...resultCodes, 'T', 'F'].flatMap((row) =>
    [...applicantTypes, 'total'].map((column) => `3 ${row} ${column}`),
  ),
  ...remedyKinds.flatMap((kind) => [...remedyOutcomes, 'pending', 'total'].map((column) => `4 ${kind} ${column}`)),
];
