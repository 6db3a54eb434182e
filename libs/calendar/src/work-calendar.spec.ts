import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addWorkdays, dayOf, isWorkday, workCalendar, workdaysBetween } from './index.js';
import { approvedYears, testCalendar } from './testing/index.js';

const calendar = testCalendar();

const anyDate = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2024-01-01', days));

describe('a work calendar', () => {
  it.each([
    ['2026-01-05', 'workday', true],
    ['2026-01-04', 'makeUpWorkday', true],
    ['2026-01-10', 'weekend', false],
    ['2026-01-02', 'dayOff', false],
    ['2024-02-09', 'workday', true],
  ])('knows what %s is: %s (calendar rule 1)', (date, kind, works) => {
    expect(dayOf(calendar, date)).toEqual({ date, kind, isWorkday: works, provisional: false });
    expect(isWorkday(calendar, date)).toBe(works);
  });

  it('knows only weekends in a year that is not approved, and says so (calendar rule 3)', () => {
    expect(dayOf(calendar, '2027-01-01')).toMatchObject({ kind: 'workday', provisional: true });
    expect(dayOf(calendar, '2027-01-02')).toMatchObject({ kind: 'weekend', provisional: true });
  });

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('counts the working days of %d (calendar rule 2)', (year, days) => {
    expect(workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(days);
  });

  it('uses the highest approved version of a year, whatever the order of approvals', () => {
    const first = { year: 2027, version: 1, daysOff: ['2027-01-01'], makeUpWorkdays: [] };
    const second = { year: 2027, version: 2, daysOff: ['2027-01-04'], makeUpWorkdays: ['2027-01-03'] };
    for (const years of [
      [first, second],
      [second, first],
    ]) {
      const revised = workCalendar([...approvedYears, ...years]);
      expect(isWorkday(revised, '2027-01-01')).toBe(true);
      expect(isWorkday(revised, '2027-01-04')).toBe(false);
      expect(addWorkdays(revised, '2026-12-31', 1)).toEqual({
        due: '2027-01-01',
        provisional: false,
        calendar: 'CN-2027.2',
      });
    }
  });
});

describe('counting working days', () => {
  it.each([
    ['2025-09-15', 7, '2025-09-24'],
    ['2025-09-15', 15, '2025-10-11'],
    ['2025-09-15', 20, '2025-10-17'],
    ['2025-09-15', 40, '2025-11-14'],
    ['2026-01-30', 20, '2026-03-05'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-09-18', 7, '2026-09-29'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-11-23', 20, '2026-12-21'],
    ['2024-02-05', 20, '2024-03-08'],
    ['2025-01-20', 20, '2025-02-21'],
  ])('%s + %d ends on %s (207号, example 3)', (start, days, due) => {
    expect(addWorkdays(calendar, start, days)).toEqual({
      due,
      provisional: false,
      calendar: `CN-${start.slice(0, 4)}.1`,
    });
  });

  it('marks 2026-12-10 + 20 as provisional until 2027 is approved (calendar rule 3, example 8)', () => {
    expect(addWorkdays(calendar, '2026-12-10', 20)).toEqual({
      due: '2027-01-07',
      provisional: true,
      calendar: 'CN-2026.1+2027.0',
    });
    const approved = workCalendar([
      ...approvedYears,
      { year: 2027, version: 1, daysOff: ['2027-01-01'], makeUpWorkdays: [] },
    ]);
    expect(addWorkdays(approved, '2026-12-10', 20)).toEqual({
      due: '2027-01-08',
      provisional: false,
      calendar: 'CN-2026.1+2027.1',
    });
  });

  it('starts with the next working day when the start is a day off (207号)', () => {
    expect(addWorkdays(calendar, '2026-10-03', 1).due).toBe('2026-10-08');
  });

  it('refuses a negative number of days and a date that does not exist', () => {
    expect(() => addWorkdays(calendar, '2026-01-05', -1)).toThrow(RangeError);
    expect(() => addWorkdays(calendar, '2026-02-29', 1)).toThrow(RangeError);
  });

  it('always ends on a working day, and the days between are as many as were asked (207号)', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const { due } = addWorkdays(calendar, start, days);
        expect(isWorkday(calendar, due)).toBe(true);
        expect(workdaysBetween(calendar, start, due)).toBe(days);
      }),
    );
  });

  it('is monotone in the start and strictly monotone in the days', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(30), fc.nat(40), (start, later, days) => {
        const { due } = addWorkdays(calendar, start, days);
        expect(addWorkdays(calendar, addDays(start, later), days).due >= due).toBe(true);
        expect(addWorkdays(calendar, start, days + 1).due > due).toBe(true);
      }),
    );
  });

  it('may be done in two steps', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(30), fc.nat(30), (start, first, second) => {
        const between = addWorkdays(calendar, start, first).due;
        expect(addWorkdays(calendar, between, second).due).toBe(addWorkdays(calendar, start, first + second).due);
      }),
    );
  });
});
