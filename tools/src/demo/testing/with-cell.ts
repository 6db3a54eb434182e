import { applicantTypes } from '@mingjian/contracts';
import { remediesOf, rowOf, stockKinds, stockOf, type ExpectedCell, type Report } from '../figures.js';

/** The report with another figure in one cell, which is where the form has it. */
export const withCell = (report: Report, { table, path }: ExpectedCell, figure: number): Report => {
  const copy = structuredClone(report);
  const [, line = '', column = ''] = path;
  if (table === 3) copy.table3[rowOf(line)!][[...applicantTypes, 'total'].indexOf(column)] = figure;
  else if (table === 4) {
    const kind = (['reconsideration', 'suitDirect', 'suitAfterReconsideration'] as const).find((one) => one === line)!;
    Object.assign(remediesOf(copy, kind), { [column === 'upheld' ? 'maintained' : column]: figure });
  } else {
    const [name = '', part = ''] = line.split('.');
    const kind = stockKinds.find((one) => one === name);
    if (kind) Object.assign(stockOf(copy, kind), { [part === 'inForce' ? 'in_force' : part]: figure });
    else Object.assign(copy.table2, { [name === 'adminFees' ? 'admin_fees_10k_cny' : `${name}_decisions`]: figure });
  }
  return copy;
};
