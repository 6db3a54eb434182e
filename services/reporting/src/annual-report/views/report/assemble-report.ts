import type { Pool } from 'pg';
import { checkReport, type Narrative, type ReportTables, type Verdict } from '../../domain/index.js';
import { readLedgers, readOpenings, type UsedOpening } from './read-evidence.js';
import { readTable2 } from './read-table2.js';
import { readTable3 } from './read-table3.js';
import { readTable4 } from './read-table4.js';
import type { Scope } from './scope.js';

export interface ReportRequest {
  /** The organ alone, or every organ of its subtree: the caller reads the directory. */
  readonly organs: Scope;
  readonly year: number;
  /** Default true; false for an organ without rule-making power, whose 规章 cells are `/`. */
  readonly ruleMaking?: boolean;
  /** Last year's report as published; without it C5, C7 and C13 compare with last year as computed. */
  readonly published?: ReportTables;
  /** Numbers quoted in the report's text (C8, C9). */
  readonly narrative?: Narrative;
}

export interface AssembledReport {
  readonly organs: Scope;
  readonly tables: ReportTables;
  readonly verdicts: readonly Verdict[];
  readonly provenance: Provenance;
}

/** Where the figures come from beyond the cases of the year. */
export interface Provenance {
  /** Opening balances that stand at or before the year's end. */
  readonly openings: readonly UsedOpening[];
  /** The part of P, and of F, that an opening balance states; shown as imported. */
  readonly imported: { readonly P: number; readonly F: number };
  /** Late entries (补录) by `<row> <applicant type>` of table 3. */
  readonly late: Readonly<Record<string, number>>;
  readonly previous: 'published' | 'computed';
}

/** Tables 2, 3 and 4 of any organs and year, with the verdicts of C1 to C13 and the provenance of the figures. */
export const assembleReport = async (pool: Pool, request: ReportRequest): Promise<AssembledReport> => {
  const { organs, year, ruleMaking = true, published, narrative } = request;
  const parts = organs.length > 1 ? organs.map((organ) => [organ]) : [];
  const scopes = [organs, ...parts];
  const years = [year - 1, year];
  const [table2, table3, table4, ledgers, openings] = await Promise.all([
    readTable2(pool, scopes, years, ruleMaking),
    readTable3(pool, scopes, years),
    readTable4(pool, scopes, years),
    readLedgers(pool, organs, year),
    readOpenings(pool, organs, year),
  ]);
  const tablesOf = (scope: number, ofYear: number): ReportTables => ({
    year: ofYear,
    table2: table2(scope, ofYear).table,
    table3: table3(scope, ofYear).table,
    table4: table4(scope, ofYear),
  });
  const tables = tablesOf(0, year);
  const previous = published
    ? ({ basis: 'published', tables: published } as const)
    : ({ basis: 'computed', tables: tablesOf(0, year - 1) } as const);
  const verdicts = checkReport(tables, {
    previous,
    ledgers,
    recounted: table2(0, year).recounted,
    ...(parts.length > 0 && { parts: parts.map((_, index) => tablesOf(index + 1, year)) }),
    ...(narrative && { narrative }),
  });
  const { late, imported } = table3(0, year);
  return {
    organs,
    tables,
    verdicts,
    provenance: { openings, imported, late: Object.fromEntries(late), previous: previous.basis },
  };
};
