import { describe, expect, it } from '@jest/globals';
import { timeOfNode } from './node-time.js';

const nothing = { phase: null, rhythm: null, updateEvery: null, updateUnit: null } as const;

describe('a node of the catalogue says when it is published (S33, S45)', () => {
  it.each([
    [{ ...nothing, phase: 'before', rhythm: 'timely' }, '事前公开，及时公开'],
    [{ ...nothing, phase: 'during' }, '事中公开'],
    [{ ...nothing, phase: 'after', rhythm: 'longTerm' }, '事后公开，长期公开'],
    [{ phase: 'during', rhythm: 'periodic', updateEvery: 1, updateUnit: 'months' }, '事中公开，定期公开，每1个月更新'],
    [{ ...nothing, updateEvery: 2, updateUnit: 'weeks' }, '定期公开，每2周更新'],
    [nothing, null],
  ] as const)('%j: %s', (row, words) => {
    expect(timeOfNode(row)).toBe(words);
  });
});
