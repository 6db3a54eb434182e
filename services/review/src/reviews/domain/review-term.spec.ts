import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '@mingjian/calendar';
import type { RuleRow } from '@mingjian/contracts';
import { lastDayOfReview } from './review-term.js';

const row = (step: 'review' | 'referral', workdays: number): RuleRow<'reviewTerms'> => ({
  step,
  workdays,
  basis: 'setting',
  source: '地方规定',
});
const calendar = workCalendar(
  [{ year: 2026, version: 1, daysOff: ['2026-05-01', '2026-05-04', '2026-05-05'], makeUpWorkdays: ['2026-05-09'] }],
  'CN',
);

describe('the term of a review (review rule 9)', () => {
  it.each([
    [false, '2026-05-08'],
    [true, '2026-05-21'],
  ])('runs in working days from when the bytes came; referred: %s, last day %s', (referred, last) => {
    const rows = [row('review', 5), row('referral', 15)];
    expect(lastDayOfReview(rows, calendar, { began: '2026-04-28', referred })).toBe(last);
  });

  it('is as long as the city or the organ says', () => {
    expect(lastDayOfReview([row('review', 10)], calendar, { began: '2026-04-28', referred: false })).toBe('2026-05-14');
  });

  it('is none where no table says', () => {
    expect(lastDayOfReview([], calendar, { began: '2026-04-28', referred: false })).toBeUndefined();
  });
});
