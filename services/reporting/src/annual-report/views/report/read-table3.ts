import type { ApplicantType } from '@mingjian/contracts';
import { applicantColumns, fillTable3, table3Rows, type Table3, type Table3Row } from '../../domain/index.js';
import type { Opening } from './read-openings.js';
import { countersOf, type Totals } from './read-totals.js';
import type { Scope } from './scope.js';

/** Table 3 of one scope and year, and where its figures come from. */
export interface ReadTable3 {
  readonly table: Table3;
  /** Late entries (补录) contained in a counted cell, by `<row> <applicant type>`; absent: none. */
  readonly late: ReadonlyMap<string, number>;
  /** The part of P, and of F, that an imported opening balance states as such. */
  readonly imported: { readonly P: number; readonly F: number };
}

/**
 * Table 3 of a scope and year out of the running totals.
 *
 * N, the results and T are counters. F(year) = what was carried forward by the last opening balance at or before the year (else 0)
 * + everything received since − everything decided since; P(year) = F(year − 1).
 */
export const table3Of = (totals: Totals, openings: readonly Opening[], organs: Scope, year: number): ReadTable3 => {
  const counted = countersOf(totals, organs, year);
  const balances = {
    P: carriedForward(totals, openings, organs, year - 1),
    F: carriedForward(totals, openings, organs, year),
  };
  const one = (row: Table3Row, type: ApplicantType): number =>
    row === 'P' || row === 'F' ? balances[row].n[type] : (counted[counterOf[row][type]] ?? 0);
  return {
    table: fillTable3((row, column) =>
      column === 'total' ? sumOverTypes((type) => one(row, type)) : one(row, column),
    ),
    late: lateIn(totals, organs, year),
    imported: { P: balances.P.imported, F: balances.F.imported },
  };
};

const byType = <Value>(of: (type: ApplicantType) => Value): Record<ApplicantType, Value> =>
  Object.fromEntries(applicantColumns.map(({ code }) => [code, of(code)])) as Record<ApplicantType, Value>;

/** The names of the counters, made once: a roll-up asks for tens of thousands of cells. */
const counterOf = Object.fromEntries(
  table3Rows.map(({ code: row }) => [row, byType((type) => `${row} ${type}`)]),
) as Record<Table3Row, Record<ApplicantType, string>>;

const sumOverTypes = (of: (type: ApplicantType) => number): number =>
  applicantColumns.reduce((total, { code }) => total + of(code), 0);

/** Only rows of table 3: neither what remedies and ledgers count, nor what was open once. */
const countedRow = /^(?:N|T|3\.[\d.]+) /;

const lateIn = (totals: Totals, organs: Scope, year: number): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(countersOf(totals, organs, year, 'late')).filter(([cell, n]) => n !== 0 && countedRow.test(cell)),
  );

interface Carried {
  readonly n: Record<ApplicantType, number>;
  /** What of all types the opening balances of this very year state. */
  imported: number;
}

/** What was open at the end of a year by applicant type. */
const carriedForward = (totals: Totals, openings: readonly Opening[], organs: Scope, end: number): Carried => {
  const carried: Carried = { n: { ...nobody }, imported: 0 };
  const own = organs.length === 1 ? openings.filter(({ organ }) => organ === organs[0]) : openings;
  const balancesOf = groupedByOrgan(own);
  for (const organ of organs) {
    const balances = (balancesOf.get(organ) ?? []).filter((balance) => balance.year <= end);
    const years = [...(totals.get(organ) ?? [])].filter(([year]) => year <= end);
    for (const { code: type, received, decided } of flows) {
      const base = balances.find(({ carriedForward: stated }) => stated[type] !== undefined);
      const stated = base?.carriedForward[type] ?? 0;
      if (base?.year === end) carried.imported += stated;
      let n = stated;
      for (const [year, { cells }] of years)
        if (!base || year > base.year) n += (cells[received] ?? 0) - (cells[decided] ?? 0);
      carried.n[type] += n;
    }
  }
  return carried;
};

const nobody = byType(() => 0);
const flows = applicantColumns.map(({ code }) => ({ code, received: `N ${code}`, decided: `T ${code}` }));

const groupedByOrgan = (openings: readonly Opening[]): ReadonlyMap<string, readonly Opening[]> => {
  const grouped = new Map<string, Opening[]>();
  for (const opening of openings) {
    const known = grouped.get(opening.organ);
    if (known) known.push(opening);
    else grouped.set(opening.organ, [opening]);
  }
  return grouped;
};
