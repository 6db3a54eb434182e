import { describe, expect, it } from '@jest/globals';
import { act, after, CASE, content, handled, letter, SECOND_CASE } from './testing/index.js';

describe('one matter, one application (一事一申请, counting rule 3)', () => {
  it('a part came when its letter came, so that Art 31 gives it the same date of receipt', () => {
    const split = act('SplitOff', { today: '2026-03-04' });
    expect(after().when(split).events()).toMatchObject([
      {
        type: 'ApplicationSubmitted',
        data: {
          application: SECOND_CASE,
          splitFrom: CASE,
          firstContact: 'registrar',
          channel: 'signedMail',
          submittedOn: '2026-03-02',
          physicallyReceivedOn: '2026-02-27',
        },
      },
    ]);
    expect(
      after(split)
        .when(act('Register', { today: '2026-03-04' }))
        .events(),
    ).toMatchObject([{ data: { receiptDate: '2026-02-27', receiptBasis: 'signed' } }]);
  });

  it.each<[string, Parameters<typeof act<'SplitOff'>>[1], string]>([
    ['nothing', { original: null }, 'application.split.unknown'],
    ['the case of another organ', { organ: 'water' }, 'application.split.unknown'],
    ['a closed case', { originalIsClosed: true }, 'application.split.closed'],
  ])('is not split off from %s', (_, fields, code) => {
    expect(after().when(act('SplitOff', fields)).refusal().code).toBe(code);
  });

  it('leaves what a referral said of the original behind', () => {
    const referred = { ...letter, referredFrom: SECOND_CASE, followedBy: 'citizen:1' };
    const [part] = after()
      .when(act('SplitOff', { original: referred }))
      .events();
    expect(Object.keys(part!.data)).not.toContain('referredFrom');
    // A code opens one case.
    expect(Object.keys(part!.data)).not.toContain('followedBy');
  });
});

const notOurs = content('3.4.1', '36-5');
const answered = [...handled, act('ProposeReply', notOurs), act('DecideByReply', notOurs)];

describe('an application to the wrong organ (Art 36(5))', () => {
  it('Art 36(5): is referred once, with consent, when it was answered as not a duty of this organ', () => {
    expect(
      after(...answered)
        .when(act('Refer', { today: '2026-03-04' }))
        .events(),
    ).toMatchObject([{ type: 'ApplicationReferred', data: { to: 'water', consentedOn: '2026-03-04' } }]);
    expect(
      after(...answered, act('Refer'))
        .when(act('Refer'))
        .refusal(),
    ).toMatchObject({ code: 'application.referral.alreadyReferred', facts: { to: 'water' } });
  });

  it('Art 36(4): what was searched for in vain is no other organ’s duty', () => {
    const searched = content('3.4.1', '36-4');
    expect(
      after(...handled, act('RecordSearch'), act('ProposeReply', searched), act('DecideByReply', searched))
        .when(act('Refer'))
        .refusal().code,
    ).toBe('application.referral.ownDuty');
  });

  it.each<[string, Parameters<typeof act<'Refer'>>[1], string]>([
    ['itself', { to: 'transport' }, 'application.referral.organUnknown'],
    ['an organ that there is none of', { organStands: false }, 'application.referral.organUnknown'],
    ['another with a consent of tomorrow', { consentedOn: '2026-03-03' }, 'application.date.inFuture'],
  ])('Art 36(5): is not referred to %s', (_, fields, code) => {
    expect(
      after(...answered)
        .when(act('Refer', fields))
        .refusal().code,
    ).toBe(code);
  });

  it('Art 31: has a date of receipt of its own at the other organ, by confirmation', () => {
    const opened = act('OpenReferred', { today: '2026-03-06' });
    expect(after().when(opened).events()).toMatchObject([
      {
        data: {
          application: SECOND_CASE,
          organ: 'water',
          channel: 'web',
          submittedOn: '2026-03-06',
          physicallyReceivedOn: null,
          referredFrom: CASE,
        },
      },
    ]);
    expect(
      after(opened)
        .when(act('Register', { today: '2026-03-09' }))
        .refusal().code,
    ).toBe('application.receipt.confirmationMissing');
    expect(after(opened).when(opened).events()).toEqual([]);
  });
});
