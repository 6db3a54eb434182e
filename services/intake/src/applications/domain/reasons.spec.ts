import { describe, expect, it } from '@jest/globals';
import { act, after, content, DUE, handled, obligationsAfter } from './testing/index.js';

const asked = [...handled, act('AskReasons')];
const received = [...asked, act('ReceiveReasons', { today: '2026-03-09' })];
const good = (deferDays: number | null) => act('AssessReasons', { today: '2026-03-10', reasonable: true, deferDays });

describe('applications clearly beyond reason in number or frequency (Art 35)', () => {
  it('Art 35: the applicant is asked for reasons once, while the term runs on', () => {
    expect(obligationsAfter(...asked)).toEqual([
      { kind: 'reasonsLapse', due: '2026-03-13' },
      { kind: 'termMissed', due: '2026-03-31' },
    ]);
    expect(
      after(...asked)
        .when(act('AskReasons'))
        .refusal(),
    ).toMatchObject({ code: 'application.reasons.alreadyAsked', facts: { askedOn: '2026-03-02' } });
  });

  it.each([
    ['no day left to answer', { answerBy: '2026-03-02' }, 'application.reasons.noTimeToAnswer'],
    ['a period that has not begun', { since: '2026-03-03' }, 'application.date.inFuture'],
  ] as const)('Art 35: refuses to ask with %s', (_, fields, code) => {
    expect(
      after(...handled)
        .when(act('AskReasons', fields))
        .refusal().code,
    ).toBe(code);
  });

  it('Art 35: reasons come in the period that the letter named', () => {
    expect(
      after(...asked)
        .when(act('ReceiveReasons', { today: '2026-03-13' }))
        .refusal(),
    ).toMatchObject({ code: 'application.reasons.tooLate', facts: { answerBy: '2026-03-12' } });
    expect(
      after(...handled)
        .when(act('ReceiveReasons'))
        .refusal().code,
    ).toBe('application.reasons.notAwaited');
    expect(
      after(...asked)
        .when(act('ReceiveReasons', { today: '2026-03-09', receivedOn: '2026-03-01' }))
        .refusal().code,
    ).toBe('application.date.tooEarly');
  });

  it('Art 35: silence leaves nothing that could be good, so 3.5.4 may be proposed', () => {
    expect(
      after(...asked)
        .when(act('LapseReasons', { today: '2026-03-12' }))
        .refusal().code,
    ).toBe('application.reasons.stillOpen');
    const silent = [...asked, act('LapseReasons', { today: '2026-03-13' })];
    expect(obligationsAfter(...silent)).toEqual([{ kind: 'termMissed', due: '2026-03-31' }]);
    expect(
      after(...silent)
        .when(act('AssessReasons', { today: '2026-03-13' }))
        .refusal().code,
    ).toBe('application.reasons.noneReceived');
    expect(
      after(...silent)
        .when(act('ProposeReply', { today: '2026-03-16', ...content('3.5.4', '35') }))
        .events(),
    ).toHaveLength(1);
  });

  it('Art 35: good reasons that cannot be met in time come with a later day, of which the applicant is told', () => {
    expect(
      after(...received)
        .when(good(30))
        .events(),
    ).toMatchObject([
      {
        type: 'ReasonsAssessed',
        data: { reasonable: true, deferral: { days: 30, toldOn: '2026-03-10', term: { days: 50, due: '2026-05-14' } } },
      },
    ]);
    expect(obligationsAfter(...received, good(30))).toEqual([{ kind: 'termMissed', due: '2026-05-15' }]);
    expect(obligationsAfter(...received, good(null))).toEqual([{ kind: 'termMissed', due: '2026-03-31' }]);
  });

  it('Art 35: only good reasons move the day to answer, and not one that is over', () => {
    expect(
      after(...received)
        .when(act('AssessReasons', { today: '2026-03-10', reasonable: false, deferDays: 5 }))
        .refusal().code,
    ).toBe('application.reasons.deferralNotExpected');
    expect(
      after(...received)
        .when(act('AssessReasons', { today: '2026-04-01', reasonable: true, deferDays: 5 }))
        .refusal(),
    ).toMatchObject({ code: 'application.reasons.deferralAfterDue', facts: { due: DUE } });
  });

  it('Art 35: good reasons do not allow 3.5.4', () => {
    expect(
      after(...received, good(null))
        .when(act('ProposeReply', { today: '2026-03-16', ...content('3.5.4', '35') }))
        .refusal().code,
    ).toBe('application.result.reasonsNotWanting');
  });
});
