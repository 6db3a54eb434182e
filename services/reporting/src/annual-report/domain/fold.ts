import type { ApplicantType, RemedyKind } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import { blank, decimalOf, unitsOf, type Cell, type Decimal } from './cells.js';
import {
  applicantColumns,
  isResult,
  moneyCell,
  type Table2Cell,
  type Table2Stock,
  type Table3Column,
  type Table3Row,
  type Table4Column,
} from './form2021.js';
import { fillTable2, fillTable3, fillTable4, type ReportTables } from './tables.js';
import { gather, only, type Case, type ReportEvent, type Told } from './told.js';

/**
 * The three tables of a set of organs and a year, told by a plain fold over the whole history: the meaning that the projections must
 * keep. Slow and simple on purpose; it shares no code with them.
 * @param events each source's events in order, the sources mixed in any way
 */
export const foldTables = (events: Iterable<ReportEvent>, organs: readonly string[], year: number): ReportTables =>
  tablesOf(gather(events), organs, year);

/** The same of a history that is gathered already. */
export const tablesOf = (told: Told, organs: readonly string[], year: number): ReportTables => {
  const record = only(told, organs);
  return {
    year,
    table2: fillTable2((cell) =>
      isInForce(cell) ? inForce(record, stockOf(cell), year) : talliedIn(record, cell, year),
    ),
    table3: fillTable3((row, column) => cellOfTable3(record, row, column, year)),
    table4: fillTable4((kind, column) => cellOfTable4(record, kind, column, year)),
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

// ---------------------------------------------------------------- table 3

const cellOfTable3 = (record: Told, row: Table3Row, column: Table3Column, year: number): Cell => {
  const types = column === 'total' ? applicantColumns.map(({ code }) => code) : [column];
  const cases = record.cases.filter(({ type }) => types.includes(type));
  if (row === 'N') return cases.filter(({ received }) => yearOf(received) === year).length;
  if (row === 'P') return sum(types.map((type) => openAtEndOf(record, type, year - 1)));
  if (row === 'F') return sum(types.map((type) => openAtEndOf(record, type, year)));
  const decidedNow = cases.flatMap(({ decided }) => (decided && yearOf(decided.on) === year ? [decided] : []));
  return isResult(row) ? decidedNow.filter(({ result }) => result === row).length : decidedNow.length;
};

/** Registered up to 31 December and not decided by then; where an opening balance stands, that balance and what came after it. */
const openAtEndOf = (record: Told, type: ApplicantType, year: number): number =>
  sum(
    [...new Set([...record.cases, ...record.openings].map(({ organ }) => organ))].map((organ) => {
      const opening = record.openings
        .filter(
          (balance) => balance.organ === organ && balance.year <= year && balance.carriedForward[type] !== undefined,
        )
        .sort((one, other) => other.year - one.year)[0];
      const since = opening?.year ?? Number.NEGATIVE_INFINITY;
      const cases = record.cases.filter((item) => item.organ === organ && item.type === type);
      const isDecided = ({ decided }: Case) => decided !== undefined && yearOf(decided.on) <= year;
      const stillOpen = cases.filter(
        (item) => yearOf(item.received) > since && yearOf(item.received) <= year && !isDecided(item),
      );
      const closedSince = cases.filter(
        (item) => yearOf(item.received) <= since && isDecided(item) && yearOf(item.decided?.on ?? '') > since,
      );
      return (opening?.carriedForward[type] ?? 0) + stillOpen.length - closedSince.length;
    }),
  );

// ---------------------------------------------------------------- table 4

const cellOfTable4 = (record: Told, kind: RemedyKind, column: Table4Column, year: number): Cell => {
  const remedies = record.remedies.filter((remedy) => remedy.kind === kind);
  const concluded = remedies.flatMap((remedy) =>
    remedy.concluded && yearOf(remedy.concluded.on) === year ? [remedy.concluded] : [],
  );
  const pending = remedies.filter(
    ({ lodged, concluded: end }) => yearOf(lodged) <= year && !(end && yearOf(end.on) <= year),
  );
  if (column === 'pending') return pending.length;
  if (column === 'total') return concluded.length + pending.length;
  return concluded.filter(({ outcome }) => outcome === column).length;
};

// ---------------------------------------------------------------- table 2

const stockOf = (cell: `${Table2Stock}.inForce`): Table2Stock =>
  cell === 'regulations.inForce' ? 'regulations' : 'normativeDocuments';

const isInForce = (cell: Table2Cell): cell is `${Table2Stock}.inForce` => cell.endsWith('.inForce');

const units = (value: string): bigint => unitsOf(value as Decimal) ?? 0n;
const add = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const shown = (value: bigint, cell: Table2Cell): Cell =>
  cell === moneyCell ? decimalOf(value) : Number(decimalOf(value));

const talliedIn = ({ tallies }: Told, cell: Table2Cell, year: number): Cell => {
  const stated = tallies.filter(({ measure, month }) => measure === cell && yearOf(month) === year);
  return stated.length === 0 ? blank : shown(add(stated.map(({ value }) => units(value))), cell);
};

/** The last re-count or opening balance, and what was made less what was repealed in the years after it. */
const inForce = ({ tallies, openings }: Told, stock: Table2Stock, year: number): Cell => {
  const organs = [...new Set([...tallies, ...openings].map(({ organ }) => organ))];
  const stocks = organs.flatMap((organ) => {
    const own = tallies.filter((tally) => tally.organ === organ && yearOf(tally.month) <= year);
    const recounts = own
      .filter(({ measure }) => measure === `${stock}.recounted`)
      .map(({ month, value }) => ({ year: yearOf(month), month, value }));
    const balances = openings
      .filter((balance) => balance.organ === organ && balance.year <= year)
      .flatMap((balance) => {
        const value = balance[`${stock}InForce`];
        return value === null ? [] : [{ year: balance.year, month: '', value }];
      });
    const base = [...recounts, ...balances].sort(
      (one, other) => other.year - one.year || other.month.localeCompare(one.month),
    )[0];
    const since = own.filter(({ month }) => yearOf(month) > (base?.year ?? 0));
    const made = since.filter(({ measure }) => measure === `${stock}.made`);
    const repealed = since.filter(({ measure }) => measure === `${stock}.repealed`);
    if (!base && made.length + repealed.length === 0) return [];
    return [
      units(base?.value ?? '0') +
        add(made.map(({ value }) => units(value))) -
        add(repealed.map(({ value }) => units(value))),
    ];
  });
  return stocks.length === 0 ? blank : shown(add(stocks), `${stock}.inForce`);
};
