import type { Ledgers } from '../../domain/index.js';
import { sumOf, type Totals } from './read-totals.js';
import type { Scope } from './scope.js';

/** What the case files of the year say, for C9 and C10. */
export const ledgersOf = (totals: Totals, organs: Scope, year: number): Ledgers => {
  const sum = (what: string): number => sumOf(totals, organs, year, `ledger ${what}`);
  return {
    correctionNotices: { '3.4.3': sum('correctionNotices 3.4.3'), '3.6.1': sum('correctionNotices 3.6.1') },
    feeNotices: sum('feeNotices'),
    feesPaidYuan: sum('feesPaidYuan'),
  };
};
