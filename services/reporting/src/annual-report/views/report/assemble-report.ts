import type { Pool } from 'pg';
import { checkReport, type Narrative, type ReportTables, type Verdict } from '../../domain/index.js';
import { ledgersOf } from './read-evidence.js';
import { lastOf, readOpenings, type UsedOpening } from './read-openings.js';
import { readStated, table2Of } from './read-table2.js';
import { table3Of } from './read-table3.js';
import { table4Of } from './read-table4.js';
import { readTotals, type FiguresCut } from './read-totals.js';
import type { Scope } from './scope.js';

export interface ReportRequest {
  /** The organ alone, or every organ of its subtree: the caller reads the directory. */
  readonly organs: Scope;
  readonly year: number;
  /** As of which cut; the statistics must have come that far. Absent: as of now. */
  readonly cut?: FiguresCut | undefined;
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

/** Tables 2, 3 and 4 of any organs and year, now or as of a cut, with the verdicts of C1 to C13 and the provenance of the figures. */
export const assembleReport = async (pool: Pool, request: ReportRequest): Promise<AssembledReport> => {
  const { organs, year, cut, ruleMaking = true, published, narrative } = request;
  const [totals, stated, openings] = await Promise.all([
    readTotals(pool, { organs, year, cut }),
    readStated(pool, { organs, year, cut }),
    readOpenings(pool, { organs, year, cut }),
  ]);
  const readOf = (scope: Scope, ofYear: number) => {
    const table2 = table2Of(stated, openings, { organs: scope, year: ofYear, ruleMaking });
    const table3 = table3Of(totals, openings, scope, ofYear);
    const table4 = table4Of(totals, scope, ofYear);
    const tables: ReportTables = { year: ofYear, table2: table2.table, table3: table3.table, table4 };
    return { tables, recounted: table2.recounted, late: table3.late, imported: table3.imported };
  };
  const { tables, recounted, late, imported } = readOf(organs, year);
  const previous = published
    ? ({ basis: 'published', tables: published } as const)
    : ({ basis: 'computed', tables: readOf(organs, year - 1).tables } as const);
  const verdicts = checkReport(tables, {
    previous,
    ledgers: ledgersOf(totals, organs, year),
    recounted,
    ...(organs.length > 1 && { parts: organs.map((organ) => readOf([organ], year).tables) }),
    ...(narrative && { narrative }),
  });
  return {
    organs,
    tables,
    verdicts,
    provenance: { openings: lastOf(openings), imported, late: Object.fromEntries(late), previous: previous.basis },
  };
};
