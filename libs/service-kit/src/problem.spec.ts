import { describe, expect, it } from '@jest/globals';
import { refusal } from '@mingjian/core';
import { Problem } from './problem.js';

const texts = { 'thing.dates.wrong': { zh: '日期有误', en: 'The dates are wrong', status: 422 } };

describe('a refusal as a problem', () => {
  it('keeps its code, its texts and its facts', () => {
    const problem = Problem.refusal(refusal('thing.dates.wrong', { year: 2026, dates: ['2025-01-01'] }), texts);
    expect(problem.details()).toMatchObject({
      code: 'thing.dates.wrong',
      status: 422,
      titleZh: '日期有误',
      facts: { year: 2026, dates: ['2025-01-01'] },
    });
  });

  it('does not give a long list back whole, so that its outcome can always be kept', () => {
    const dates = Array.from({ length: 200_000 }, () => '2025-01-01');
    const { facts } = Problem.refusal(refusal('thing.dates.wrong', { dates }), texts).details();
    expect(facts).toEqual({ dates: dates.slice(0, 20) });
  });
});
