import { describe, expect, it } from '@jest/globals';
import { addWorkdays, workCalendar, workdaysBetween, type ApprovedYear } from '@mingjian/calendar';
import { approvedYears } from '@mingjian/calendar/testing';
import { readFileSync } from 'node:fs';

const folder = new URL('../../../seed/calendars/', import.meta.url);
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const seed = years.map(
  (year) => JSON.parse(readFileSync(new URL(`${year}.json`, folder), 'utf8')) as ApprovedYear & { source: string },
);
const calendar = workCalendar(seed);

describe('the seeded work calendars', () => {
  it.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%d has %d working days (calendar rule 2)', (year, days) => {
    expect(workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(days);
  });

  it('list weekdays as days off, weekends as make-up workdays, and their notice (calendar rule 1)', () => {
    const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0;
    for (const { year, daysOff, makeUpWorkdays, source } of seed) {
      expect(daysOff.every((date) => date.startsWith(`${year}-`) && weekday(date))).toBe(true);
      expect(makeUpWorkdays.every((date) => date.startsWith(`${year}-`) && !weekday(date))).toBe(true);
      expect(source).toContain(`国务院办公厅关于${year}年部分节假日安排的通知`);
    }
  });

  it('include the extended Spring Festival of 2020: work began on 3 February (calendar rule 1)', () => {
    expect(addWorkdays(calendar, '2020-01-23', 1).due).toBe('2020-02-03');
  });

  it('agree with the years that other specs use', () => {
    for (const approved of approvedYears) {
      const { daysOff, makeUpWorkdays } = seed.find(({ year }) => year === approved.year)!;
      expect({ daysOff, makeUpWorkdays }).toEqual({
        daysOff: approved.daysOff,
        makeUpWorkdays: approved.makeUpWorkdays,
      });
    }
  });
});
