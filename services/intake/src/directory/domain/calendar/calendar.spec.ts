import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { calendar, calendarId, calendarRefusals, type CalendarCommand, type CalendarRefusal } from './index.js';

const approve: CalendarCommand = {
  type: 'Approve',
  region: 'CN',
  year: 2025,
  daysOff: ['2025-01-01', '2025-01-28'],
  makeUpWorkdays: ['2025-01-26'],
  source: '国务院办公厅关于2025年部分节假日安排的通知',
};

describe('the work calendar of a year', () => {
  it('is approved with the first version', () => {
    expect(given(calendar).when(approve).events()).toMatchObject([{ type: 'CalendarApproved', data: { version: 1 } }]);
  });

  it('is replaced by the next version when anything changes', () => {
    const history = given(calendar).when(approve).events();
    const changed = { ...approve, daysOff: [...approve.daysOff, '2025-01-29'] };
    expect(
      given(calendar, ...history)
        .when(changed)
        .events(),
    ).toMatchObject([{ data: { version: 2 } }]);
    const renamed = { ...approve, source: '更正' };
    expect(
      given(calendar, ...history)
        .when(renamed)
        .events(),
    ).toMatchObject([{ data: { version: 2 } }]);
  });

  it('does not change when the same is approved again, in whatever order', () => {
    const history = given(calendar).when(approve).events();
    const again = { ...approve, daysOff: approve.daysOff.toReversed() };
    expect(
      given(calendar, ...history)
        .when(again)
        .events(),
    ).toEqual([]);
  });

  const refusals: [CalendarRefusal, Partial<CalendarCommand>][] = [
    ['calendar.dates.otherYear', { daysOff: ['2024-12-31'] }],
    ['calendar.dates.otherYear', { makeUpWorkdays: ['2026-01-04'] }],
    ['calendar.dates.twice', { daysOff: ['2025-01-01', '2025-01-01'] }],
    ['calendar.daysOff.onWeekend', { daysOff: ['2025-02-01'] }],
    ['calendar.makeUpWorkdays.onWeekday', { makeUpWorkdays: ['2025-02-07'] }],
  ];

  it.each(refusals)('is refused with %s', (code, over) => {
    expect(
      given(calendar)
        .when({ ...approve, ...over })
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set([...refusals.map(([code]) => code)])).toEqual(new Set(Object.keys(calendarRefusals)));
  });

  it('has one stream a region and year (calendar rule 4)', () => {
    expect(calendarId('CN', 2025)).toBe('CN-2025');
  });
});
