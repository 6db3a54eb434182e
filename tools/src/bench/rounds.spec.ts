import { describe, expect, it } from '@jest/globals';
import { inTurn } from './rounds.js';

describe('rounds', () => {
  it('let the two contestants take turns, and begin in turn', async () => {
    const order: string[] = [];
    const measured = await inTurn({
      ours: async () => order.push('ours'),
      theirs: async () => order.push('theirs'),
    });
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
    expect(measured).toEqual({ ours: [1, 4, 5], theirs: [2, 3, 6] });
  });
});
