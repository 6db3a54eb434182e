import { canonicalize, sha256 } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import { checkReport, type Ledgers, type Verdict } from './checks/index.js';
import { tablesOf } from './fold.js';
import { table2Stocks, type Table2Stock } from './form2021.js';
import type { ReportTables } from './tables.js';
import { only, type Told } from './told.js';

/** The figures of one report: what is frozen, and what they were held against. */
export interface Figures {
  readonly tables: ReportTables;
  /** SHA-256 of the canonical bytes of the tables and whose they are. */
  readonly digest: string;
  readonly ledgers: Ledgers;
  readonly previous: 'published' | 'computed';
  /** C1–C13 without the text. */
  readonly verdicts: readonly Verdict[];
}

export interface Covered {
  /** The organ alone, or every organ of its subtree. */
  readonly organs: readonly string[];
  readonly year: number;
}

/**
 * The figures that a history tells, by the plain fold.
 * @param published last year's tables as published; without them C5, C7 and C13 compare with last year as computed
 */
export const figuresOf = (told: Told, { organs, year }: Covered, published?: ReportTables): Figures => {
  const tables = tablesOf(told, organs, year);
  const ledgers = ledgersOf(told, organs, year);
  const previous = published
    ? ({ basis: 'published', tables: published } as const)
    : ({ basis: 'computed', tables: tablesOf(told, organs, year - 1) } as const);
  const parts = organs.length > 1 ? organs.map((organ) => tablesOf(told, [organ], year)) : undefined;
  const recounted = recountedIn(told, organs, year);
  return {
    tables,
    digest: figuresDigest(tables, organs),
    ledgers,
    previous: previous.basis,
    verdicts: checkReport(tables, { previous, ledgers, recounted, ...(parts && { parts }) }),
  };
};

/** RFC 8785 bytes: the same figures of the same organs are the same bytes, whoever computes them and in whatever order. */
export const figuresDigest = (tables: ReportTables, organs: readonly string[]): string =>
  sha256(canonicalize({ form: '2021', organs: [...organs].sort(), ...tables }));

/** What the case files of the year say, for C9 and C10. */
export const ledgersOf = (told: Told, organs: readonly string[], year: number): Ledgers => {
  const { cases } = only(told, organs);
  const decided = (result: string) =>
    cases.filter((item) => item.decided?.result === result && yearOf(item.decided.on) === year);
  const noticed = (result: string) => decided(result).filter((item) => item.correctionNoticed).length;
  const paid = cases.flatMap(({ feePaid }) => (feePaid && yearOf(feePaid.on) === year ? [feePaid.yuan] : []));
  return {
    correctionNotices: { '3.4.3': noticed('3.4.3'), '3.6.1': noticed('3.6.1') },
    feeNotices: decided('3.6.2').filter((item) => item.feeNoticed).length,
    feesPaidYuan: paid.reduce((sum, yuan) => sum + yuan, 0),
  };
};

/** Rows of table 2 whose stock an organ re-counted in the year; C7 does not follow them. */
const recountedIn = (told: Told, organs: readonly string[], year: number): readonly Table2Stock[] =>
  table2Stocks.filter((stock) =>
    only(told, organs).tallies.some(({ measure, month }) => measure === `${stock}.recounted` && yearOf(month) === year),
  );
