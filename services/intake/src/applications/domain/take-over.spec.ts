import { describe, expect, it } from '@jest/globals';
import { act, after, obligationsAfter } from './testing/index.js';

describe('an application that was open elsewhere', () => {
  it('Art 33: goes on with its number and its date of receipt, and owes its answer on the same day', () => {
    expect(after().when(act('TakeOver')).events()).toMatchObject([
      { type: 'ApplicationSubmitted', data: { submittedOn: '2026-02-04' } },
      {
        type: 'ApplicationRegistered',
        data: { number: 'OLD-0007', receiptDate: '2026-02-04', receiptBasis: 'handedIn' },
      },
      {
        type: 'ApplicationTakenOver',
        data: { extended: false, takenOverBy: 'registrar', term: { due: '2026-03-10' } },
      },
    ]);
    expect(obligationsAfter(act('TakeOver'))).toEqual([{ kind: 'termMissed', due: '2026-03-11' }]);
  });

  it('Arts 30, 32, 33: keeps what began its term anew, its pauses and its one extension', () => {
    const [, , taken] = after()
      .when(
        act('TakeOver', {
          termStart: '2026-02-06',
          extendedBy: 10,
          pauses: [{ after: '2026-02-10', through: '2026-02-26' }],
        }),
      )
      .events();
    expect(taken).toMatchObject({
      data: {
        extended: true,
        term: { start: '2026-02-06', days: 30, pauses: [{ after: '2026-02-10', through: '2026-02-26' }] },
      },
    });
    expect(
      after(act('TakeOver', { extendedBy: 10 }))
        .when(act('Extend'))
        .refusal().code,
    ).toBe('application.extension.alreadyExtended');
    expect(after(act('TakeOver')).when(act('Extend')).events()).toHaveLength(1);
  });

  it('Art 33: may be late already', () => {
    expect(
      after(
        act('TakeOver', {
          submittedOn: '2025-12-01',
          physicallyReceivedOn: null,
          receiptDate: '2025-12-01',
          termStart: '2025-12-01',
        }),
      )
        .when(act('MissTerm'))
        .events(),
    ).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof act<'TakeOver'>>[1], string]>([
    ['a receipt before it came', { receiptDate: '2026-02-03' }, 'application.date.tooEarly'],
    ['a receipt in the future', { receiptDate: '2026-03-03' }, 'application.date.inFuture'],
    [
      'a submission in the future',
      { submittedOn: '2026-03-03', physicallyReceivedOn: null },
      'application.date.inFuture',
    ],
    ['a term that began before the receipt', { termStart: '2026-02-03' }, 'application.date.tooEarly'],
    [
      'a pause that has not ended',
      { pauses: [{ after: '2026-02-10', through: '2026-03-03' }] },
      'application.takeOver.pauseOutOfOrder',
    ],
    [
      'a pause before the term',
      { pauses: [{ after: '2026-02-03', through: '2026-02-06' }] },
      'application.takeOver.pauseOutOfOrder',
    ],
    ['a longer extension than the law has', { extendedBy: 21 }, 'application.extension.daysOutOfRange'],
    ['an organ that there is none of', { organStands: false }, 'application.submission.organUnknown'],
    ['a wrong identity number', { identityIsRight: false }, 'application.submission.identityInvalid'],
  ])('is not taken over with %s', (_, fields, code) => {
    expect(after().when(act('TakeOver', fields)).refusal().code).toBe(code);
  });

  it('is taken over once', () => {
    expect(after(act('TakeOver')).when(act('TakeOver')).refusal().code).toBe('application.state.alreadySubmitted');
  });
});
