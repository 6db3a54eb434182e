import { describe, expect, it } from '@jest/globals';
import { act, after, handled, obligationsAfter } from './testing/index.js';

describe('the correction (Art 30)', () => {
  it('may be asked up to the seventh working day, and gives fifteen to answer (clock rule 2)', () => {
    expect(
      after(...handled)
        .when(act('NoticeCorrection', { today: '2026-03-11' }))
        .events(),
    ).toMatchObject([{ type: 'CorrectionNoticed', data: { noticedOn: '2026-03-11', replyBy: '2026-04-01' } }]);
    expect(
      after(...handled)
        .when(act('NoticeCorrection', { today: '2026-03-12' }))
        .refusal(),
    ).toEqual({
      code: 'application.correction.noticeTooLate',
      facts: { latest: '2026-03-11' },
    });
  });

  it('is asked only once, also after it came', () => {
    const noticed = [...handled, act('NoticeCorrection')];
    expect(
      after(...noticed)
        .when(act('NoticeCorrection'))
        .refusal().code,
    ).toBe('application.correction.alreadyNoticed');
    expect(
      after(...noticed, act('ReceiveCorrection'))
        .when(act('NoticeCorrection'))
        .refusal().code,
    ).toBe('application.correction.alreadyNoticed');
  });

  it('starts the term anew from the day it came (clock rule 3, example 6)', () => {
    const received = act('ReceiveCorrection', { today: '2026-03-16', receivedOn: '2026-03-13' });
    expect(
      after(...handled, act('NoticeCorrection'))
        .when(received)
        .events(),
    ).toMatchObject([
      {
        type: 'CorrectionReceived',
        data: { receivedOn: '2026-03-13', term: { start: '2026-03-13', due: '2026-04-13' } },
      },
    ]);
  });

  it('is awaited: nothing is proposed, the term does not run, and the lapse is owed the day after', () => {
    const noticed = [...handled, act('NoticeCorrection')];
    expect(
      after(...noticed)
        .when(act('ProposeReply'))
        .refusal().code,
    ).toBe('application.state.awaitingCorrection');
    expect(obligationsAfter(...noticed)).toEqual([{ kind: 'correctionLapse', due: '2026-03-24' }]);
    expect(
      after(...noticed)
        .when(act('LapseCorrection', { today: '2026-03-23' }))
        .refusal().code,
    ).toBe('application.correction.stillOpen');
    expect(
      after(...noticed)
        .when(act('MissTerm', { today: '2026-05-01' }))
        .refusal().code,
    ).toBe('application.term.notMissed');
    expect(
      after(...noticed)
        .when(act('ReceiveCorrection', { today: '2026-03-24' }))
        .refusal().code,
    ).toBe('application.correction.tooLate');
  });
});
