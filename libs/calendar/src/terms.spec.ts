import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkdays,
  explain,
  extendTerm,
  isWorkday,
  recomputeTerm,
  restartTerm,
  resumeTerm,
  startTerm,
  workCalendar,
  workdaysBetween,
} from './index.js';
import { approvedYears, testCalendar } from './testing/index.js';

const calendar = testCalendar();
const term = startTerm(calendar, '2025-09-15', 20);

const anyTerm = fc
  .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }))
  .map(([offset, days]) => startTerm(calendar, addDays('2024-01-01', offset), days));
/** A pause that begins while the term runs. */
const pausedTerm = fc.tuple(anyTerm, fc.nat(200), fc.integer({ min: 0, max: 40 })).map(([running, at, length]) => {
  const span = Math.max(1, workdaysBetween(calendar, running.start, running.due));
  const after = addWorkdays(calendar, running.start, at % span).due;
  return { running, pause: { after, through: addDays(after, length) } };
});

describe('a statutory term', () => {
  it('states start, days, due and the calendars used', () => {
    expect(term).toEqual({
      start: '2025-09-15',
      days: 20,
      due: '2025-10-17',
      provisional: false,
      calendar: 'CN-2025.1',
    });
  });

  it('is extended as if it had been longer from the start (Art 33 ¶2)', () => {
    expect(extendTerm(calendar, term, 20)).toEqual(startTerm(calendar, '2025-09-15', 40));
    expect(extendTerm(calendar, term, 20).due).toBe('2025-11-14');
  });

  it('starts anew on the day of the correction (Art 30, clock rule 3)', () => {
    expect(restartTerm(calendar, term, '2025-09-25', 20)).toEqual(startTerm(calendar, '2025-09-25', 20));
  });

  it('moves by the working days after dispatch up to the answer (Art 33 ¶3, clock rule 5)', () => {
    // 18, 19, 22, 23, 24 September: five working days, dispatch on the 17th still counts.
    const resumed = resumeTerm(calendar, term, { after: '2025-09-17', through: '2025-09-24' });
    expect(resumed.due).toBe(addWorkdays(calendar, '2025-10-17', 5).due);
    expect(resumed.pauses).toEqual([{ after: '2025-09-17', through: '2025-09-24' }]);
  });

  it('counts overlapping pauses once, in whatever order they end (Art 33 ¶3)', () => {
    const first = { after: '2025-09-16', through: '2025-09-22' };
    const second = { after: '2025-09-18', through: '2025-09-24' };
    const together = resumeTerm(calendar, term, { after: '2025-09-16', through: '2025-09-24' });
    expect(resumeTerm(calendar, resumeTerm(calendar, term, first), second)).toEqual(together);
    expect(resumeTerm(calendar, resumeTerm(calendar, term, second), first)).toEqual(together);
  });

  it('gets no time back from a letter that was sent when it was over (Art 33 ¶3)', () => {
    expect(resumeTerm(calendar, term, { after: '2025-10-20', through: '2025-10-31' }).due).toBe(term.due);
  });

  it('keeps of its pauses only those that reach beyond a new start', () => {
    const paused = resumeTerm(calendar, term, { after: '2025-09-17', through: '2025-09-24' });
    expect(restartTerm(calendar, paused, '2025-09-25', 20).pauses).toBeUndefined();
    const overlapping = restartTerm(calendar, paused, '2025-09-22', 20);
    expect(overlapping.due).toBe(startTerm(calendar, '2025-09-22', 22).due);
  });

  it('is counted again when the missing year is approved (calendar rule 3)', () => {
    const provisional = startTerm(calendar, '2026-12-10', 20);
    expect(provisional).toMatchObject({ due: '2027-01-07', provisional: true });
    const approved = workCalendar([
      ...approvedYears,
      { year: 2027, version: 1, daysOff: ['2027-01-01'], makeUpWorkdays: [] },
    ]);
    expect(recomputeTerm(approved, provisional)).toEqual({
      ...provisional,
      due: '2027-01-08',
      provisional: false,
      calendar: 'CN-2026.1+2027.1',
    });
  });

  it('is never lengthened by a pause by more than the pause itself (property 1)', () => {
    fc.assert(
      fc.property(pausedTerm, ({ running, pause }) => {
        const resumed = resumeTerm(calendar, running, pause);
        expect(resumed.due >= running.due).toBe(true);
        expect(workdaysBetween(calendar, running.due, resumed.due)).toBeLessThanOrEqual(
          workdaysBetween(calendar, pause.after, pause.through),
        );
      }),
    );
  });

  it('is due on a working day whatever happened to it (207号)', () => {
    fc.assert(
      fc.property(pausedTerm, fc.nat(20), ({ running, pause }, more) => {
        const resumed = extendTerm(calendar, resumeTerm(calendar, running, pause), more);
        expect(isWorkday(calendar, resumed.due)).toBe(true);
        expect(recomputeTerm(calendar, resumed)).toEqual(resumed);
      }),
    );
  });
});

describe('the explanation of a term', () => {
  it('names every day between start and due once, in order (207号)', () => {
    const { counted, skipped } = explain(calendar, term);
    expect(counted).toHaveLength(20);
    expect(counted[0]).toEqual({ date: '2025-09-16', ordinal: 1, makeUp: false, provisional: false });
    expect(counted.at(-1)).toEqual({ date: '2025-10-17', ordinal: 20, makeUp: false, provisional: false });
    expect(counted.filter(({ makeUp }) => makeUp).map(({ date }) => date)).toEqual(['2025-09-28', '2025-10-11']);
    expect(skipped).toContainEqual({ date: '2025-09-15', reason: 'start', provisional: false });
    expect(skipped).toContainEqual({ date: '2025-10-01', reason: 'dayOff', provisional: false });
    expect(skipped).toContainEqual({ date: '2025-10-12', reason: 'weekend', provisional: false });
  });

  it('counts exactly the days of a term and skips the days of its pauses', () => {
    fc.assert(
      fc.property(pausedTerm, ({ running, pause }) => {
        const resumed = resumeTerm(calendar, running, pause);
        const { counted, skipped } = explain(calendar, resumed);
        expect(counted).toHaveLength(running.days);
        expect(skipped.filter(({ reason }) => reason === 'paused')).toHaveLength(
          workdaysBetween(calendar, pause.after, pause.through),
        );
        const days = [...counted, ...skipped].map(({ date }) => date).toSorted();
        expect(days[0]).toBe(resumed.start);
        expect(days.at(-1)).toBe(resumed.due);
        days.slice(1).forEach((date, index) => expect(date).toBe(addDays(days[index]!, 1)));
      }),
    );
  });

  it('marks the days of a year that is not approved', () => {
    const { counted } = explain(calendar, startTerm(calendar, '2026-12-30', 2));
    expect(counted.map(({ provisional }) => provisional)).toEqual([false, true]);
  });
});
