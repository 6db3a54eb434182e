import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { application } from './application.js';
import { act, after, DUE, handled, LETTER, obligationsAfter, play, SECOND_LETTER } from './testing/index.js';

describe('consultation (Arts 32 and 34)', () => {
  const sent = [...handled, act('SendConsultation', { today: '2026-03-05' })];
  const received = [...sent, act('ReceiveConsultation', { today: '2026-03-06' })];

  it('pauses the term after the day of dispatch and gives fifteen working days (Art 33 ¶3, clock rule 5)', () => {
    expect(obligationsAfter(...sent)).toEqual([]);
    expect(obligationsAfter(...received)).toEqual([{ kind: `consultationLapse:${LETTER}`, due: '2026-03-28' }]);
    expect(
      after(...received)
        .when(act('ProposeReply'))
        .refusal().code,
    ).toBe('application.consultation.pending');
  });

  it('moves the term by the working days until the answer (Art 33 ¶3, clock rule 5, example 6)', () => {
    const answered = act('AnswerConsultation', { today: '2026-03-12' });
    expect(
      after(...received)
        .when(answered)
        .events(),
    ).toMatchObject([
      {
        type: 'ConsultationAnswered',
        data: { term: { due: '2026-04-07', pauses: [{ after: '2026-03-05', through: '2026-03-12' }] } },
      },
    ]);
    expect(obligationsAfter(...received, answered)).toEqual([{ kind: 'termMissed', due: '2026-04-08' }]);
  });

  it.each([
    ['thirdParty', null, 'organDecides'],
    ['organ', 'finance-bureau', 'consent'],
  ] as const)('lapses: silence of a consulted %s (%s) means %s (example 5)', (kind, consultedOrgan, consequence) => {
    const asked = [
      ...handled,
      act('SendConsultation', { today: '2026-03-05', with: kind, consultedOrgan }),
      act('ReceiveConsultation', { today: '2026-03-06' }),
    ];
    expect(
      after(...asked)
        .when(act('LapseConsultation', { today: '2026-03-27' }))
        .refusal().code,
    ).toBe('application.consultation.stillOpen');
    const onTime = after(...asked)
      .when(act('LapseConsultation', { today: '2026-03-28' }))
      .events();
    expect(onTime).toMatchObject([{ type: 'ConsultationLapsed', data: { consequence } }]);
    const [late] = after(...asked)
      .when(act('LapseConsultation', { today: '2026-04-20' }))
      .events();
    expect(late).toMatchObject({ data: { term: (onTime[0]!.data as { term: object }).term } });
  });

  it('keeps the term from running out also when it was sent on the due day, but not when it was sent later (Art 33 ¶3)', () => {
    const onTheDay = [...handled, act('SendConsultation', { today: DUE })];
    expect(
      after(...onTheDay)
        .when(act('MissTerm', { today: '2026-04-01' }))
        .refusal().code,
    ).toBe('application.term.notMissed');
    const later = [...handled, act('SendConsultation', { today: '2026-03-31' })];
    expect(
      after(...later)
        .when(act('MissTerm', { today: '2026-04-01' }))
        .events(),
    ).toHaveLength(1);
  });

  it('of several parties at once pauses once (Art 33 ¶3)', () => {
    const both = [
      ...received,
      act('SendConsultation', { consultation: SECOND_LETTER, today: '2026-03-09' }),
      act('AnswerConsultation', { today: '2026-03-12' }),
    ];
    expect(obligationsAfter(...both)).toEqual([]);
    const closed = [...both, act('AnswerConsultation', { consultation: SECOND_LETTER, today: '2026-03-16' })];
    const state = fold(application, play(...closed));
    expect(state).toMatchObject({ term: { pauses: [{ after: '2026-03-05', through: '2026-03-16' }] } });
  });

  it('is answered once, by a known letter, in time', () => {
    expect(
      after(...handled)
        .when(act('AnswerConsultation'))
        .refusal().code,
    ).toBe('application.consultation.unknown');
    expect(
      after(...received)
        .when(act('AnswerConsultation', { today: '2026-03-30' }))
        .refusal().code,
    ).toBe('application.consultation.tooLate');
    const answered = [...received, act('AnswerConsultation', { today: '2026-03-12' })];
    expect(
      after(...answered)
        .when(act('LapseConsultation', { today: '2026-04-20' }))
        .refusal().code,
    ).toBe('application.consultation.closed');
    expect(
      after(...sent)
        .when(act('LapseConsultation', { today: '2026-04-20' }))
        .refusal().code,
    ).toBe('application.consultation.notReceived');
  });

  it('names an organ exactly when an organ is asked', () => {
    expect(
      after(...handled)
        .when(act('SendConsultation', { with: 'organ' }))
        .refusal().code,
    ).toBe('application.consultation.organMissing');
    expect(
      after(...handled)
        .when(act('SendConsultation', { consultedOrgan: 'finance-bureau' }))
        .refusal().code,
    ).toBe('application.consultation.organNotExpected');
  });
});
