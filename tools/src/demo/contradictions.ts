import { applicantTypes, remedyKinds } from '@mingjian/contracts';
import {
  balances,
  cellOf,
  decidedIn,
  growthOf,
  missingIn,
  partsOf,
  sumOf,
  total,
  type Table3Row,
} from './arithmetic.js';
import { remediesOf, rowOf, stockKinds, stockOf, type ExpectedCell, type Report } from './figures.js';

/**
 * Why a published cell cannot be right together with its neighbours, in words; undefined where nothing in the report speaks against it.
 * @param before the same body's report of the year before, if there is one
 */
export const contradictionOf = (
  { table, path }: Pick<ExpectedCell, 'table' | 'path'>,
  report: Report,
  before: Report | undefined,
): string | undefined => {
  const [, line = '', column = ''] = path;
  if (table === 3) return inTable3(report, rowOf(line), [...applicantTypes, 'total'].indexOf(column));
  if (table === 4) return inTable4(report, line);
  return inTable2(report, before, line);
};

const inTable3 = ({ table3 }: Report, row: Table3Row | undefined, column: number): string | undefined => {
  if (row === undefined) return undefined;
  if (missingIn(table3[row]) !== 0) {
    return `the applicants' cells of the row add up to ${sumOf(table3[row])}, its total says ${table3[row].at(-1)}`;
  }
  if (balances(table3, column)) return undefined;
  const [received, carriedIn, processed, carriedForward] = (
    ['new_received', 'carried_over', 'total_processed', 'carried_forward'] as const
  ).map((name) => cellOf(table3, name, column));
  return `in the column ${received} + ${carriedIn} came in, results add up to ${decidedIn(table3, column)}, ${processed} + ${carriedForward} are accounted for`;
};

const inTable4 = (report: Report, kind: string): string | undefined => {
  const known = remedyKinds.find((one) => one === kind);
  if (!known) return undefined;
  const figures = remediesOf(report, known);
  if (figures.total === null) return undefined;
  const parts = partsOf(figures);
  return total(parts) === figures.total
    ? undefined
    : `${parts.join(' + ')} = ${total(parts)}, the total says ${figures.total}`;
};

const inTable2 = (report: Report, before: Report | undefined, line: string): string | undefined => {
  const kind = stockKinds.find((one) => line === `${one}.inForce`);
  if (!kind || !before) return undefined;
  const [earlier, stock] = [stockOf(before, kind), stockOf(report, kind)];
  if (stock.in_force === null || earlier.in_force === null) return undefined;
  const follows = earlier.in_force + growthOf(stock);
  return follows === stock.in_force
    ? undefined
    : `${earlier.in_force} in force the year before + ${stock.made ?? 0} made − ${stock.repealed ?? 0} repealed = ${follows}, published are ${stock.in_force}`;
};
