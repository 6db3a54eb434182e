import type { RemedyKind } from '@mingjian/contracts';
import { fillTable4, type Table4, type Table4Column } from '../../domain/index.js';
import { countersOf, countersUpTo, type Totals } from './read-totals.js';
import type { Scope } from './scope.js';

const outcomes = ['upheld', 'corrected', 'other'] as const satisfies readonly Table4Column[];

/** Table 4 out of the running totals: concluded in the year by outcome; 尚未审结 = lodged and not concluded by 31 December. */
export const table4Of = (totals: Totals, organs: Scope, year: number): Table4 => {
  const [inYear, upTo] = [countersOf(totals, organs, year), countersUpTo(totals, organs, year)];
  const cell = (kind: RemedyKind, what: string): string => `remedy ${kind} ${what}`;
  const concluded = (kind: RemedyKind, outcome: string): number => inYear[cell(kind, outcome)] ?? 0;
  const pending = (kind: RemedyKind): number =>
    outcomes.reduce((open, outcome) => open - (upTo[cell(kind, outcome)] ?? 0), upTo[cell(kind, 'lodged')] ?? 0);
  return fillTable4((kind, column) => {
    if (column === 'pending') return pending(kind);
    if (column !== 'total') return concluded(kind, column);
    return outcomes.reduce((total, outcome) => total + concluded(kind, outcome), pending(kind));
  });
};
