import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { application } from './application.js';
import { act, after, BYTES, CASE, content, DUE, EDITED_BYTES, handled, REVIEW, START } from './testing/index.js';

const proposed = [...handled, act('ProposeReply')];
const decided = [...proposed, act('DecideByReply', { today: '2026-03-10' })];

describe('a reply under review', () => {
  it('is proposed by a section that accepted the case', () => {
    expect(
      after(...handled.slice(0, 3))
        .when(act('ProposeReply'))
        .refusal().code,
    ).toBe('application.reply.notAccepted');
    expect(
      after(...handled)
        .when(act('ProposeReply'))
        .events(),
    ).toEqual([
      {
        type: 'ReplyProposed',
        data: {
          application: CASE,
          organ: 'transport',
          proposal: 1,
          section: 'roads',
          drafter: 'handler',
          result: '3.1',
          articles: ['36-2'],
          digest: BYTES,
          due: DUE,
        },
      },
    ]);
  });

  it.each([
    'Assign',
    'ReturnAssignment',
    'AskCoHandling',
    'NoticeFee',
    'RecordSearch',
    'SendConsultation',
    'WaiveConsultation',
    'Extend',
    'NoticeCorrection',
    'ProposeReply',
  ] as const)('stands still: %s is refused', (type) => {
    expect(
      after(...proposed)
        .when(act(type))
        .refusal().code,
    ).toBe('application.state.underReview');
  });

  it('comes back from review and is proposed again under the next number', () => {
    const returned = [...proposed, act('ReturnReply')];
    expect(
      after(...returned)
        .when(act('EditReply'))
        .refusal().code,
    ).toBe('application.reply.notUnderReview');
    expect(
      after(...returned)
        .when(act('ReturnReply'))
        .refusal().code,
    ).toBe('application.reply.notUnderReview');
    const again = [...returned, act('ProposeReply')];
    expect(
      after(...again)
        .when(act('ReturnReply'))
        .refusal().code,
    ).toBe('application.reply.otherProposal');
    expect(
      after(...again)
        .when(act('ReturnReply', { proposal: 2 }))
        .events(),
    ).toMatchObject([{ type: 'ReplyReturned', data: { proposal: 2, review: REVIEW } }]);
  });

  it('has nothing to come back to after a withdrawal', () => {
    expect(
      after(...proposed, act('Withdraw'))
        .when(act('ReturnReply'))
        .events(),
    ).toEqual([]);
  });
});

describe('the decision by reply', () => {
  it('states the one result, when it was due and the letter (Art 36, counting rule 2)', () => {
    expect(
      after(...proposed)
        .when(act('DecideByReply', { today: '2026-03-10' }))
        .events(),
    ).toEqual([
      {
        type: 'ApplicationDecided',
        data: {
          application: CASE,
          organ: 'transport',
          applicantType: 'naturalPerson',
          result: '3.1',
          articles: ['36-2'],
          decidedOn: '2026-03-10',
          via: 'reply',
          receiptDate: START,
          due: DUE,
          document: { reply: CASE, number: '宿交公复〔2026〕1号', digest: BYTES },
        },
      },
    ]);
  });

  it('takes the letter that was issued while its edit was on the way, and no other bytes or result', () => {
    const edited = [...proposed, act('EditReply', content('3.5.3', '39-2')), act('EditReply')];
    expect(
      after(...edited)
        .when(act('DecideByReply'))
        .events(),
    ).toHaveLength(1);
    expect(
      after(...edited)
        .when(act('DecideByReply', { digest: EDITED_BYTES }))
        .events(),
    ).toHaveLength(1);
    expect(
      after(...edited)
        .when(act('DecideByReply', { digest: 'f'.repeat(64) }))
        .refusal().code,
    ).toBe('application.decision.otherBytes');
    expect(
      after(...edited)
        .when(act('DecideByReply', { result: '3.4.2' }))
        .refusal().code,
    ).toBe('application.decision.otherResult');
  });

  it('is refused without a proposal under review, and the attempt is kept', () => {
    const attempt = after(...handled).when(act('DecideByReply', { by: 'system:intake' }));
    expect(attempt.refusal().code).toBe('application.reply.notUnderReview');
    expect(attempt.recorded()).toEqual([
      {
        type: 'ApplicationActRefused',
        data: {
          application: CASE,
          organ: 'transport',
          act: 'DecideByReply',
          code: 'application.reply.notUnderReview',
          by: 'system:intake',
          on: START,
        },
      },
    ]);
    expect(given(application).when(act('DecideByReply')).recorded()).toEqual([]);
  });

  it('does not follow from a proposal that review sent back', () => {
    const returned = after(...proposed, act('ReturnReply'));
    expect(returned.when(act('DecideByReply')).refusal().code).toBe('application.reply.notUnderReview');
  });

  it('comes too late after a withdrawal, and the attempt is kept', () => {
    const attempt = after(...proposed, act('Withdraw')).when(act('DecideByReply'));
    expect(attempt.refusal()).toEqual({
      code: 'application.state.closed',
      facts: { closedOn: START, result: '3.6.3' },
    });
    expect(attempt.recorded()).toHaveLength(1);
  });
});

describe('after the decision', () => {
  it('the reply is delivered once, not before its issue, and only this reply (235号)', () => {
    const deliver = act('Deliver', { today: '2026-03-12' });
    expect(
      after(...proposed)
        .when(deliver)
        .refusal().code,
    ).toBe('application.state.notDecided');
    expect(
      after(...decided)
        .when(deliver)
        .events(),
    ).toMatchObject([{ type: 'ApplicationDelivered', data: { deliveredOn: '2026-03-12', manner: 'post' } }]);
    expect(
      after(...decided, deliver)
        .when(deliver)
        .refusal().code,
    ).toBe('application.delivery.alreadyDelivered');
    expect(
      after(...decided)
        .when(act('Deliver', { reply: REVIEW.replace('0', '1') }))
        .refusal().code,
    ).toBe('application.delivery.otherReply');
    expect(
      after(...decided)
        .when(act('Deliver', { today: '2026-03-12', deliveredOn: '2026-03-09' }))
        .refusal().code,
    ).toBe('application.date.tooEarly');
  });

  it('the file is archived once, after delivery where there is a letter (Art 45, S43)', () => {
    const archive = act('Archive', { today: '2026-03-13' });
    expect(
      after(...handled)
        .when(archive)
        .refusal().code,
    ).toBe('application.state.notDecided');
    expect(
      after(...decided)
        .when(archive)
        .refusal().code,
    ).toBe('application.archive.notDelivered');
    const delivered = [...decided, act('Deliver', { today: '2026-03-12' })];
    expect(
      after(...delivered)
        .when(archive)
        .events(),
    ).toMatchObject([{ type: 'ApplicationArchived', data: { archivedOn: '2026-03-13' } }]);
    expect(
      after(...delivered, archive)
        .when(archive)
        .refusal().code,
    ).toBe('application.archive.alreadyArchived');
    const withdrawn = [...handled, act('Withdraw')];
    expect(
      after(...withdrawn)
        .when(act('Deliver'))
        .refusal().code,
    ).toBe('application.delivery.nothingToDeliver');
    expect(
      after(...withdrawn)
        .when(archive)
        .events(),
    ).toHaveLength(1);
  });

  it('a withdrawal before registration closes the file without a result, since it was never counted', () => {
    const submitted = after(act('Submit'));
    expect(submitted.when(act('Withdraw')).events()).toMatchObject([{ type: 'ApplicationWithdrawn' }]);
    expect(submitted.when(act('Withdraw')).state()).toMatchObject({ phase: 'closed', result: null });
    expect(after(act('Submit'), act('Withdraw')).when(act('Register')).refusal().code).toBe('application.state.closed');
  });
});
