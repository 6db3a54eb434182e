import { describe, expect, it } from '@jest/globals';
import { testCalendar } from '@mingjian/calendar/testing';
import { shippedRows } from '../../shipped-rules.js';
import { lastDayToPublish } from './publication-term.js';

const calendar = testCalendar();
const special = new Map(shippedRows('publicationTerms').map((row) => [row.occasion, row]));
const general = shippedRows('terms').find(({ term }) => term === 'publication')!;

describe('the last day to publish (Art 26)', () => {
  it.each([
    ['2025-09-15', '2025-10-17'],
    ['2026-01-30', '2026-03-05'],
    ['2026-02-13', '2026-03-19'],
    ['2026-09-18', '2026-10-22'],
  ])('is, for what was formed on %s, by the general term %s', (on, due) => {
    const term = { amount: general.workdays, unit: 'workdays' } as const;
    expect(lastDayToPublish(calendar, term, { on, at: undefined })).toBe(due);
  });

  it.each([
    ['changed', '2025-09-15', '2025-10-11'],
    ['licenceOrPenalty', '2025-09-15', '2025-09-24'],
    ['licenceOrPenalty', '2026-02-13', '2026-03-02'],
    ['licenceOrPenalty', '2026-09-18', '2026-09-29'],
    ['penaltyRevoked', '2026-04-30', '2026-05-08'],
    ['penaltyRevoked', '2026-03-02', '2026-03-05'],
    ['interpretation', '2026-03-06', '2026-03-11'],
    ['unitBudget', '2026-03-02', '2026-03-22'],
    ['departmentBudget', '2026-02-13', '2026-03-05'],
  ])('publication term %s: formed on %s, last day %s', (occasion, on, due) => {
    expect(lastDayToPublish(calendar, special.get(occasion)!, { on, at: undefined })).toBe(due);
  });

  it.each([
    ['majorEmergency', '2026-03-02T18:59:59+08:00', '2026-03-02'],
    ['majorEmergency', '2026-03-02T19:00:00+08:00', '2026-03-03'],
    ['majorEmergency', '2026-03-02T14:00:00Z', '2026-03-03'],
    ['emergency', '2026-03-02T09:00:00+08:00', '2026-03-03'],
  ])('publication term %s: at %s, last day %s in Asia/Shanghai', (occasion, at, due) => {
    expect(lastDayToPublish(calendar, special.get(occasion)!, { on: '2026-03-02', at })).toBe(due);
  });
});
