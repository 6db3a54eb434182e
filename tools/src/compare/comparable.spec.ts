import { describe, expect, it } from '@jest/globals';
import { compareModels, type Row } from '../demo/read-models.js';
import { ALLOTTED, comparable } from './comparable.js';

const different = (table: string, one: readonly Row[], other: readonly Row[]): number => {
  const { differences } = compareModels(
    comparable(new Map([[table, one]])),
    comparable(new Map([[table, other]])),
    ALLOTTED,
  );
  return differences.reduce((sum, { onlyInOne, onlyInOther }) => sum + onlyInOne.length + onlyInOther.length, 0);
};

describe('two cities with the same life', () => {
  const queue = (application: string, number: string) => ({ application, number, stage: 'archived' });

  it('may give the numbers of a day to other cases, and must have given the same', () => {
    const one = [queue('a', '1号'), queue('b', '2号')];
    expect(different('intake.application_queue', one, [queue('a', '2号'), queue('b', '1号')])).toBe(0);
    expect(different('intake.application_queue', one, [queue('a', '1号'), queue('b', '3号')])).toBe(2);
    expect(different('intake.application_queue', one, [queue('a', '1号')])).toBe(2 * 2 - 2);
  });

  const total = (through: number, cells: object) => ({
    ...{ organ: 'water', year: 2023, through },
    ...{ cells: JSON.stringify(cells), late: '{}', flows: '{}' },
  });

  it('have the same figures at the end, however they came about', () => {
    const one = [total(64, { N: 1 }), total(128, { N: 2, T: 1 })];
    expect(different('reporting.cell_totals', one, [total(64, { T: 1 }), total(192, { T: 1, N: 2 })])).toBe(0);
    expect(different('reporting.cell_totals', one, [total(64, { N: 1 }), total(128, { N: 2, T: 2 })])).toBe(2);
  });

  it('share no places in a log, and nothing else is passed over', () => {
    const page = (changed: number, title: string) => ({ publication: 'p', changed, title, index_number: '1' });
    expect(different('publish.catalogue', [page(3, 'x')], [page(9, 'x')])).toBe(0);
    expect(different('publish.catalogue', [page(3, 'x')], [page(3, 'y')])).toBe(2);
    expect(different('intake.others', [{ changed: 3 }], [{ changed: 9 }])).toBe(2);
  });
});
