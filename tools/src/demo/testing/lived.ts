import { applicantTypes, remedyKinds, remedyOutcomes, resultCodes } from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';
import type { Report } from '../figures.js';
import type { Plan } from '../plan.js';

/** Counts by a path of keys, in the shape of reporting's answer. */
class Cells {
  private readonly cells: Record<string, Record<string, unknown>> = { table2: {}, table3: {}, table4: {} };

  add(table: 'table3' | 'table4', row: string, column: string, amount: number): void {
    const columns = (this.cells[table]![row] ??= {}) as Record<string, number>;
    for (const key of [column, 'total']) columns[key] = (columns[key] ?? 0) + amount;
  }

  set(line: string, value: number): void {
    this.cells['table2']![line] = value;
  }

  get answer(): unknown {
    return this.cells;
  }
}

/** A double of reporting: what it should answer for each year if the plan were lived, counted from the plan's moments alone. */
export const livedFigures = (plan: Plan, reports: readonly Report[]): Map<number, unknown> =>
  new Map(reports.map(({ year }) => [year, figuresOf(plan, year)]));

const figuresOf = (plan: Plan, year: number): unknown => {
  const cells = new Cells();
  countCases(cells, plan, year);
  countRemedies(cells, plan, year);
  countTallies(cells, plan, year);
  return cells.answer;
};

const countCases = (cells: Cells, { cases }: Plan, year: number): void => {
  for (const type of applicantTypes) {
    for (const row of ['N', 'P', 'T', 'F', ...resultCodes]) cells.add('table3', row, type, 0);
  }
  for (const { type, receivedOn, decidedIn, result } of cases) {
    const received = yearOf(receivedOn);
    if (received > year || (result !== null && decidedIn < year)) continue;
    cells.add('table3', received === year ? 'N' : 'P', type, 1);
    const decided = result !== null && decidedIn === year;
    cells.add('table3', decided ? 'T' : 'F', type, 1);
    if (decided) cells.add('table3', result, type, 1);
  }
};

const countRemedies = (cells: Cells, { days }: Plan, year: number): void => {
  const pending = new Map<string, string>();
  for (const kind of remedyKinds) {
    for (const column of [...remedyOutcomes, 'pending']) cells.add('table4', kind, column, 0);
  }
  for (const [day, moments] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (yearOf(day) > year) break;
    for (const moment of moments) {
      if (moment.kind !== 'remedy') continue;
      if (moment.outcome === null) pending.set(moment.key, moment.remedy);
      else {
        if (!pending.delete(moment.key)) throw new Error(`${moment.key} is concluded before it is lodged`);
        if (yearOf(day) === year) cells.add('table4', moment.remedy, moment.outcome, 1);
      }
    }
  }
  for (const kind of pending.values()) cells.add('table4', kind, 'pending', 1);
};

const countTallies = (cells: Cells, { days, openings }: Plan, year: number): void => {
  const tallies = [...days.values()].flat().filter((moment) => moment.kind === 'tally');
  const sum = (measure: string, from: number, to: number): number =>
    tallies
      .filter(
        (one) =>
          one.measure === measure && Number(one.month.slice(0, 4)) >= from && Number(one.month.slice(0, 4)) <= to,
      )
      .reduce((total, one) => total + Math.round(Number(one.value) * 10_000), 0) / 10_000;
  for (const line of [
    'licensing.decisions',
    'punishment.decisions',
    'coercion.decisions',
    'adminFees.tenThousandYuan',
  ]) {
    cells.set(line, sum(line, year, year));
  }
  for (const [kind, opening] of [
    ['regulations', 'regulationsInForce'],
    ['normativeDocuments', 'normativeDocumentsInForce'],
  ] as const) {
    const recounted = tallies.find(
      (one) => one.measure === `${kind}.recounted` && Number(one.month.slice(0, 4)) <= year,
    );
    const since = recounted ? Number(recounted.month.slice(0, 4)) + 1 : openings[0]!.year + 1;
    const stock = recounted
      ? Number(recounted.value)
      : openings.reduce((total, one) => total + Number(one[opening]), 0);
    cells.set(`${kind}.made`, sum(`${kind}.made`, year, year));
    cells.set(`${kind}.repealed`, sum(`${kind}.repealed`, year, year));
    cells.set(`${kind}.inForce`, stock + sum(`${kind}.made`, since, year) - sum(`${kind}.repealed`, since, year));
  }
};
