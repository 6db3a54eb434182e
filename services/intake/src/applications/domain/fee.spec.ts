import { describe, expect, it } from '@jest/globals';
import { act, after, handled, obligationsAfter } from './testing/index.js';

describe('the fee', () => {
  it('is what the schedule says, and demanded once, within the term, when something is due (Art 42, 109号 Art 6)', () => {
    expect(
      after(...handled)
        .when(act('NoticeFee'))
        .events(),
    ).toMatchObject([{ type: 'FeeNoticed', data: { schedule: 'byVolume', quantity: 68, amountYuan: 380 } }]);
    expect(
      after(...handled)
        .when(act('NoticeFee', { quantity: 30 }))
        .refusal().code,
    ).toBe('application.fee.nothingDue');
    expect(
      after(...handled)
        .when(act('NoticeFee', { today: '2026-03-31' }))
        .refusal().code,
    ).toBe('application.fee.afterDue');
    expect(
      after(...handled, act('NoticeFee'))
        .when(act('NoticeFee'))
        .refusal().code,
    ).toBe('application.fee.alreadyNoticed');
  });

  it('stops the case until it is paid in full, then the term is counted anew (109号 Art 6, clock rule 6)', () => {
    const noticed = [...handled, act('NoticeFee')];
    expect(obligationsAfter(...noticed)).toEqual([]);
    expect(
      after(...noticed)
        .when(act('ProposeReply'))
        .refusal().code,
    ).toBe('application.state.awaitingPayment');
    const received = [...noticed, act('ReceiveFeeNotice', { today: '2026-03-04' })];
    expect(obligationsAfter(...received)).toEqual([{ kind: 'feeLapse', due: '2026-04-02' }]);
    expect(
      after(...received)
        .when(act('PayFee', { amountYuan: 379, today: '2026-03-05' }))
        .refusal().code,
    ).toBe('application.fee.otherAmount');
    expect(
      after(...received)
        .when(act('PayFee', { today: '2026-04-02' }))
        .refusal().code,
    ).toBe('application.fee.tooLate');
    expect(
      after(...received)
        .when(act('LapseFee', { today: '2026-04-01' }))
        .refusal().code,
    ).toBe('application.fee.stillOpen');
    expect(
      after(...received)
        .when(act('PayFee', { today: '2026-03-10' }))
        .events(),
    ).toMatchObject([
      { type: 'FeePaid', data: { paidOn: '2026-03-10', term: { start: '2026-03-10', days: 20, due: '2026-04-08' } } },
    ]);
  });
});
