import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '@mingjian/calendar';
import { approvedYears } from '@mingjian/calendar/testing';
import { act, after, DUE, handled, law, LETTER, obligationsAfter } from './testing/index.js';

describe('the extension (Art 33)', () => {
  it('adds up to twenty working days once, before the due day is over, by the head (clock rule 4, example 6)', () => {
    const extended = after(...handled).when(act('Extend', { today: DUE, by: 'head' }));
    expect(extended.events()).toMatchObject([
      {
        type: 'TermExtended',
        data: { approvedBy: 'head', toldOn: DUE, days: 20, term: { days: 40, due: '2026-04-28' } },
      },
    ]);
    expect(
      after(...handled, act('Extend'))
        .when(act('Extend'))
        .refusal().code,
    ).toBe('application.extension.alreadyExtended');
    expect(
      after(...handled)
        .when(act('Extend', { byHead: false }))
        .refusal().code,
    ).toBe('application.extension.notHead');
    expect(
      after(...handled)
        .when(act('Extend', { today: '2026-03-31' }))
        .refusal().code,
    ).toBe('application.extension.afterDue');
  });

  it.each([0, -1, 21, 1.5])('does not add %d days (clock rule 4)', (days) => {
    expect(
      after(...handled)
        .when(act('Extend', { days }))
        .refusal().code,
    ).toBe('application.extension.daysOutOfRange');
  });
});

describe('the term', () => {
  it('is missed once for a due day, and the late case can still be answered (Art 33)', () => {
    expect(obligationsAfter(...handled)).toEqual([{ kind: 'termMissed', due: '2026-03-31' }]);
    expect(
      after(...handled)
        .when(act('MissTerm', { today: DUE }))
        .refusal().code,
    ).toBe('application.term.notMissed');
    const missed = [...handled, act('MissTerm', { today: '2026-03-31' })];
    expect(obligationsAfter(...missed)).toEqual([]);
    expect(
      after(...missed)
        .when(act('MissTerm', { today: '2026-04-01' }))
        .refusal().code,
    ).toBe('application.term.notMissed');
    expect(
      after(...missed)
        .when(act('ProposeReply', { today: '2026-04-01' }))
        .events(),
    ).toMatchObject([{ type: 'ReplyProposed', data: { due: DUE } }]);
  });

  it('is counted again, with the periods to pay and to answer, when a calendar is approved (calendar rule 3, example 8)', () => {
    const calendar = workCalendar([
      ...approvedYears,
      { year: 2027, version: 1, daysOff: ['2027-01-01'], makeUpWorkdays: [] },
    ]);
    const december = [
      act('Submit', { today: '2026-12-10' }),
      act('Register', { today: '2026-12-10' }),
      act('SendConsultation', { today: '2026-12-21' }),
      act('ReceiveConsultation', { today: '2026-12-22' }),
      act('NoticeFee', { today: '2026-12-22' }),
      act('ReceiveFeeNotice', { today: '2026-12-23' }),
    ];
    const recompute = act('RecomputeTerm', { today: '2026-12-24', calendar });
    expect(
      after(...december)
        .when(recompute)
        .events(),
    ).toMatchObject([
      {
        type: 'TermRecomputed',
        data: {
          previousDue: '2027-01-07',
          term: { due: '2027-01-08', provisional: false },
          payBy: '2027-01-21',
          answers: [{ consultation: LETTER, answerBy: '2027-01-13' }],
        },
      },
    ]);
    expect(obligationsAfter(...december, recompute)).toEqual([
      { kind: 'feeLapse', due: '2027-01-22' },
      { kind: `consultationLapse:${LETTER}`, due: '2027-01-14' },
    ]);
    expect(
      after(...december, recompute)
        .when(recompute)
        .events(),
    ).toEqual([]);
    const correcting = [...december.slice(0, 2), act('NoticeCorrection', { today: '2026-12-15' })];
    expect(
      after(...correcting)
        .when(recompute)
        .events(),
    ).toMatchObject([{ type: 'TermRecomputed', data: { replyBy: '2027-01-06' } }]);
    expect(obligationsAfter(...correcting, recompute)).toEqual([{ kind: 'correctionLapse', due: '2027-01-07' }]);
  });

  it('is counted again with as many days as it began with, whatever the terms are now', () => {
    const generous = { ...law.terms, correctionReply: 30 };
    const correcting = [act('Submit'), act('Register'), act('NoticeCorrection', { terms: generous })];
    expect(
      after(...correcting)
        .when(act('RecomputeTerm'))
        .events(),
    ).toEqual([]);
  });
});
