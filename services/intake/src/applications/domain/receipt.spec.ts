import { describe, expect, it } from '@jest/globals';
import { applicantTypes } from '@mingjian/contracts';
import { request } from '../applicant.js';
import { application } from './application.js';
import { given } from '@mingjian/core/testing';
import { act, after, CASE, law, START } from './testing/index.js';

const confirmed = (on: string) => ({ on, method: 'phone' as const });

describe('submission', () => {
  it.each(applicantTypes)('Art 27: is open to everybody: %s', (applicantType) => {
    const [submitted] = given(application).when(act('Submit', { applicantType })).events();
    expect(submitted).toMatchObject({ type: 'ApplicationSubmitted', data: { applicantType } });
  });

  it('Art 27: never asks what for: there is no field for a purpose', () => {
    expect(request.safeParse({ description: '某路段养护合同' }).success).toBe(true);
    expect(request.safeParse({ description: '某路段养护合同', purpose: '科研' }).success).toBe(false);
  });

  it('is recorded with the references to what is sealed (privacy rule 1)', () => {
    const personal = [{ field: 'applicant', subject: CASE, ref: CASE, commitment: 'c'.repeat(64) }];
    expect(given(application).when(act('Submit', { personal })).events()).toEqual([
      {
        type: 'ApplicationSubmitted',
        data: {
          application: CASE,
          organ: 'transport',
          channel: 'counter',
          applicantType: 'naturalPerson',
          submittedOn: START,
          physicallyReceivedOn: START,
          medium: 'paper',
          delivery: 'post',
          firstContact: 'registrar',
        },
        personal,
      },
    ]);
  });

  it('on line keeps whose own application it is, to the end', () => {
    const submitted = given(application).when(act('Submit', { channel: 'web', appliedBy: 'citizen' }));
    expect(submitted.events()[0]!.data).toMatchObject({ appliedBy: 'citizen' });
    expect(Object.keys(submitted.events()[0]!.data)).not.toContain('firstContact');
    const own = act('Submit', { channel: 'web', appliedBy: 'citizen' });
    const closed = after(own).when(act('Withdraw')).state();
    expect(closed).toMatchObject({ phase: 'closed', appliedBy: 'citizen' });
    expect(after(act('Submit')).when(act('Withdraw')).state()).toMatchObject({ appliedBy: null });
  });

  it('on paper keeps whoever holds the query code, to the end', () => {
    const submitted = given(application).when(act('Submit', { followedBy: 'citizen:1' }));
    expect(submitted.events()[0]!.data).toMatchObject({ followedBy: 'citizen:1', firstContact: 'registrar' });
    const closed = after(act('Submit', { followedBy: 'citizen:1' }), act('Withdraw'))
      .when(act('Archive'))
      .state();
    expect(closed).toMatchObject({ phase: 'closed', followedBy: 'citizen:1', appliedBy: null });
  });

  it('a new query code takes the place of the one before, also after the end, and of the applicant’s own on line', () => {
    const issue = act('IssueQueryCode', { heldBy: 'citizen:2' });
    expect(given(application).when(issue).refusal().code).toBe('application.state.unknown');
    const onPaper = after(act('Submit', { followedBy: 'citizen:1' }), act('Withdraw')).when(issue);
    expect(onPaper.events()).toEqual([
      { type: 'QueryCodeIssued', data: { application: CASE, organ: 'transport', heldBy: 'citizen:2' } },
    ]);
    expect(onPaper.state()).toMatchObject({ followedBy: 'citizen:2', appliedBy: null });
    const onLine = after(act('Submit', { channel: 'web', appliedBy: 'citizen:1' })).when(issue);
    expect(onLine.state()).toMatchObject({ appliedBy: 'citizen:2' });
  });

  it('happens once', () => {
    expect(after(act('Submit')).when(act('Submit')).refusal().code).toBe('application.state.alreadySubmitted');
  });

  it.each([
    ['web', START, 'application.submission.paperNotExpected'],
    ['fax', START, 'application.submission.paperNotExpected'],
    ['counter', '2026-02-28', 'application.submission.notCounterDay'],
    ['signedMail', '2026-03-03', 'application.date.inFuture'],
  ] as const)('by %s with paper of %s is refused', (channel, physicallyReceivedOn, code) => {
    expect(given(application).when(act('Submit', { channel, physicallyReceivedOn })).refusal().code).toBe(code);
  });
});

describe('the date of receipt (Art 31)', () => {
  it.each([
    ['counter', null, null, START, 'handedIn'],
    ['signedMail', '2026-02-28', null, '2026-02-28', 'signed'],
    ['ordinaryMail', '2026-02-28', '2026-03-01', '2026-03-01', 'confirmed'],
    ['fax', null, '2026-03-03', '2026-03-03', 'confirmed'],
    ['web', null, '2026-03-04', '2026-03-04', 'confirmed'],
  ] as const)('by %s, received %s, confirmed %s, is %s (Art 28)', (channel, paper, on, receiptDate, receiptBasis) => {
    const register = act('Register', { today: '2026-03-05', confirmation: on === null ? null : confirmed(on) });
    expect(
      after(act('Submit', { channel, physicallyReceivedOn: paper }))
        .when(register)
        .events(),
    ).toMatchObject([
      { type: 'ApplicationRegistered', data: { receiptDate, receiptBasis, term: { start: receiptDate, days: 20 } } },
    ]);
  });

  it('is not known without the confirmation where both sides must confirm', () => {
    expect(
      after(act('Submit', { channel: 'web' }))
        .when(act('Register'))
        .refusal().code,
    ).toBe('application.receipt.confirmationMissing');
  });

  it('is not moved by a confirmation where the hand-over counts', () => {
    expect(
      after(act('Submit'))
        .when(act('Register', { confirmation: confirmed(START) }))
        .refusal().code,
    ).toBe('application.receipt.confirmationNotExpected');
  });

  it.each([
    ['2026-03-01', 'application.date.tooEarly'],
    ['2026-03-03', 'application.date.inFuture'],
  ])('cannot be a confirmation of %s for what came on 2026-03-02', (on, code) => {
    const submitted = after(act('Submit', { channel: 'web' }));
    expect(submitted.when(act('Register', { confirmation: confirmed(on) })).refusal().code).toBe(code);
  });

  it('is fixed once', () => {
    expect(given(application).when(act('Register')).refusal().code).toBe('application.state.unknown');
    expect(after(act('Submit'), act('Register')).when(act('Register')).refusal().code).toBe(
      'application.receipt.alreadyRegistered',
    );
  });

  it('may be a day off: the term begins with the next working day (207号, clock rule 1)', () => {
    const registered = after(act('Submit', { channel: 'web', today: '2026-10-03' })).when(
      act('Register', { today: '2026-10-03', confirmation: confirmed('2026-10-03'), ...law }),
    );
    expect(registered.events()).toMatchObject([{ data: { term: { start: '2026-10-03', due: '2026-11-03' } } }]);
  });
});
