import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import type { RegisterEvent } from '@mingjian/contracts';
import { lookBack } from './look-back.js';
import { register, type RecordEntry } from './register.js';

const task = (entry: string, over: object, validFrom = '2026-01-10'): RecordEntry => ({
  ...{ type: 'Record', register: 'tasks', organ: 'transport', organStands: true, entry, validFrom, by: 'chen' },
  fields: {
    ...{ year: 2026, task: '清单', lead: '办公室', cooperating: null, dueOn: '2026-06-30' },
    ...{ completedOn: null, evidence: null, ...over },
  },
});
const state = fold(
  register,
  [
    task('1', { completedOn: '2026-06-30', evidence: '报告' }),
    task('2', { completedOn: '2026-07-01', evidence: '报告' }),
    task('3', {}),
    task('4', { dueOn: '2027-01-31' }),
    task('5', { year: 2025 }),
    task('6', {}),
    { ...task('6', {}, '2026-09-01'), fields: null },
  ].reduce<readonly RegisterEvent[]>(
    (history, command) => [
      ...history,
      ...given(register, ...history)
        .when(command)
        .events(),
    ],
    [],
  ),
);

describe('the look-back over a year’s tasks (S23)', () => {
  it('tells which were done in time, late, not at all, or still have time', () => {
    expect(lookBack(state, 2026, '2027-01-15').map(({ entry, standing }) => [entry, standing])).toEqual([
      ['1', 'inTime'],
      ['2', 'late'],
      ['3', 'overdue'],
      ['4', 'open'],
    ]);
  });

  it('is that of another day, and of another year', () => {
    const on = (day: string) => lookBack(state, 2026, day).map(({ standing }) => standing);
    expect(on('2026-06-30')).toEqual(['inTime', 'late', 'open', 'open', 'open']);
    expect(lookBack(state, 2025, '2027-01-15').map(({ entry }) => entry)).toEqual(['5']);
    expect(lookBack(state, 2024, '2027-01-15')).toEqual([]);
  });
});
