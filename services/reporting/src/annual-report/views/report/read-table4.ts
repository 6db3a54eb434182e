import type { RemedyKind } from '@mingjian/contracts';
import { fillTable4, remedyGroups, type Table4, type Table4Column } from '../../domain/index.js';
import { countersOf, countersUpTo, type Totals } from './read-totals.js';
import type { Scope } from './scope.js';

const outcomes = ['upheld', 'corrected', 'other'] as const satisfies readonly Table4Column[];
type Outcome = (typeof outcomes)[number];

/** The names of the counters, made once. */
const counterOf = Object.fromEntries(
  remedyGroups.map(({ code: kind }) => [
    kind,
    Object.fromEntries([...outcomes, 'lodged'].map((what) => [what, `remedy ${kind} ${what}`])),
  ]),
) as Record<RemedyKind, Record<Outcome | 'lodged', string>>;

/** Table 4 out of the running totals: concluded in the year by outcome; 尚未审结 = lodged and not concluded by 31 December. */
export const table4Of = (totals: Totals, organs: Scope, year: number): Table4 => {
  const [inYear, upTo] = [countersOf(totals, organs, year), countersUpTo(totals, organs, year)];
  const concluded = (kind: RemedyKind, outcome: Outcome): number => inYear[counterOf[kind][outcome]] ?? 0;
  const pending = (kind: RemedyKind): number =>
    outcomes.reduce((open, outcome) => open - (upTo[counterOf[kind][outcome]] ?? 0), upTo[counterOf[kind].lodged] ?? 0);
  return fillTable4((kind, column) => {
    if (column === 'pending') return pending(kind);
    if (column !== 'total') return concluded(kind, column);
    return outcomes.reduce((total, outcome) => total + concluded(kind, outcome), pending(kind));
  });
};
