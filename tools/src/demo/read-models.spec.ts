import { describe, expect, it } from '@jest/globals';
import { compareModels, type ReadModels, type Row } from './read-models.js';

const models = (tables: Readonly<Record<string, readonly Row[]>>): ReadModels => new Map(Object.entries(tables));
const cases = (...numbers: readonly number[]) => numbers.map((number, id) => ({ id, number }));

describe('the comparison of read models', () => {
  it('does not mind the order of rows, and counts those that are there twice', () => {
    const [a, b] = cases(1, 2);
    const one = models({ 'reporting.cases': [a!, b!, b!] });
    expect(compareModels(one, models({ 'reporting.cases': [b!, a!, b!] }))).toEqual({
      tables: 1,
      rows: 3,
      differences: [],
    });
    expect(compareModels(one, models({ 'reporting.cases': [b!, a!] })).differences).toEqual([
      { table: 'reporting.cases', onlyInOne: ['{"id":1,"number":2}'], onlyInOther: [] },
    ]);
  });

  it('names a table that only one side has, also an empty one', () => {
    expect(compareModels(models({ 'intake.timers': [] }), models({})).differences).toEqual([
      { table: 'intake.timers', onlyInOne: [], onlyInOther: ['{"missing":"the table"}'] },
    ]);
  });

  it('lets a running number be another row’s, but not another number', () => {
    const allotted = { 'reporting.cases': ['number'] };
    const one = models({ 'reporting.cases': cases(1, 2) });
    const swapped = models({ 'reporting.cases': cases(2, 1) });
    expect(compareModels(one, swapped, allotted).differences).toEqual([]);
    expect(compareModels(one, swapped).differences).toHaveLength(1);
    expect(compareModels(one, models({ 'reporting.cases': cases(2, 3) }), allotted).differences).toEqual([
      { table: 'reporting.cases', onlyInOne: ['{"number":1}'], onlyInOther: ['{"number":3}'] },
    ]);
  });
});
