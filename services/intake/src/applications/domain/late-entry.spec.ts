import { describe, expect, it } from '@jest/globals';
import type { LateEntryEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { lateEntry, lateEntryRefusals, type ClosedOnPaper, type LateEntryCommand } from './index.js';
import { act, after, CASE, LETTER, obligationsAfter, onPaper, resultBases, START } from './testing/index.js';

const personal = ['applicant', 'request', 'reason', 'evidence'].map((field) => ({
  field,
  subject: LETTER,
  ref: CASE,
  commitment: 'c'.repeat(64),
}));

const propose = (
  entered: Partial<ClosedOnPaper> = {},
  over: Partial<Extract<LateEntryCommand, { type: 'Propose' }>> = {},
): LateEntryCommand => ({
  type: 'Propose',
  lateEntry: LETTER,
  organ: 'transport',
  organStands: true,
  application: CASE,
  case: { ...onPaper, ...entered },
  identityIsRight: true,
  resultBases,
  today: START,
  by: 'registrar',
  actingFor: null,
  personal,
  ...over,
});
const confirm = (by: string, actingFor: string | null = null): LateEntryCommand => ({
  type: 'Confirm',
  today: START,
  by,
  actingFor,
});
const reject: LateEntryCommand = { type: 'Reject', today: START, by: 'head', actingFor: null };

const proposed = (proposedFor: string | null = null): LateEntryEvent => ({
  type: 'LateEntryProposed',
  data: {
    lateEntry: LETTER,
    organ: 'transport',
    application: CASE,
    case: onPaper,
    proposedBy: 'registrar',
    proposedFor,
    proposedOn: START,
  },
  personal,
});

describe('a late entry (补录)', () => {
  it('is proposed from the papers and counts nowhere yet', () => {
    expect(given(lateEntry).when(propose()).events()).toEqual([proposed()]);
  });

  it('is confirmed by a second person, with what the application will hold and not with reason and evidence', () => {
    const [confirmed] = given(lateEntry, proposed()).when(confirm('head')).events();
    expect(confirmed).toMatchObject({
      type: 'LateEntryConfirmed',
      data: { application: CASE, case: onPaper, enteredBy: 'registrar', confirmedBy: 'head', confirmedOn: START },
    });
    expect(confirmed?.personal?.map(({ field }) => field)).toEqual(['applicant', 'request']);
  });

  it('is rejected with a reason, and then never confirmed', () => {
    const [rejected] = given(lateEntry, proposed()).when(reject).events();
    expect(rejected).toMatchObject({ type: 'LateEntryRejected', data: { rejectedBy: 'head' } });
    expect(given(lateEntry, proposed(), rejected!).when(confirm('head')).refusal().code).toBe(
      'lateEntry.conclusion.alreadyConcluded',
    );
  });

  it.each([
    ['whoever proposed it', null, confirm('registrar')],
    ['their deputy', null, confirm('deputy', 'registrar')],
    ['the holder for whom a deputy proposed it', 'head', confirm('head')],
    ['another deputy of that holder', 'head', confirm('deputy', 'head')],
  ])('is not confirmed by %s, and the attempt is kept', (_, proposedFor, command) => {
    const refusal = given(lateEntry, proposed(proposedFor)).when(command);
    expect(refusal.refusal().code).toBe('lateEntry.conclusion.samePerson');
    expect(refusal.recorded()).toMatchObject([
      {
        type: 'LateEntryActRefused',
        data: { act: 'Confirm', by: command.by, code: 'lateEntry.conclusion.samePerson' },
      },
    ]);
  });

  it.each<[string, LateEntryCommand, string]>([
    ['an organ that is none', propose({}, { organStands: false }), 'lateEntry.proposal.organUnknown'],
    ['a wrong identity number', propose({}, { identityIsRight: false }), 'lateEntry.proposal.identityInvalid'],
    ['a foreign article', propose({ articles: ['14-1'] }), 'application.result.articleNotAllowed'],
    ['a reply without number', propose({ replyNumber: null }), 'lateEntry.proposal.replyNumberMissing'],
    [
      'a reply of what comes without one',
      propose({ result: '3.6.1', articles: ['30'] }),
      'lateEntry.proposal.replyNotExpected',
    ],
    [
      'a delivery of nothing',
      propose({ result: '3.6.3', articles: [], replyNumber: null }),
      'lateEntry.proposal.replyNotExpected',
    ],
    ['a receipt before the letter came', propose({ receiptDate: '2025-03-02' }), 'lateEntry.date.tooEarly'],
    ['a decision before the receipt', propose({ decidedOn: '2025-03-02' }), 'lateEntry.date.tooEarly'],
    ['a delivery before the decision', propose({ deliveredOn: '2025-03-19' }), 'lateEntry.date.tooEarly'],
    ['a delivery tomorrow', propose({ deliveredOn: '2026-03-03' }), 'lateEntry.date.inFuture'],
  ])('is not proposed with %s', (_, command, code) => {
    expect(given(lateEntry).when(command).refusal().code).toBe(code);
  });

  it('is confirmed only if there is one, and proposed once', () => {
    expect(given(lateEntry).when(confirm('head')).refusal().code).toBe('lateEntry.proposal.unknown');
    expect(given(lateEntry, proposed()).when(propose()).refusal().code).toBe('lateEntry.proposal.alreadyMade');
  });

  it('has two texts for every refusal', () => {
    for (const { zh, en } of Object.values(lateEntryRefusals)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});

describe('a late entry of what ended without reply', () => {
  it('needs no reply where the applicant withdrew', () => {
    const withdrawn = propose({ result: '3.6.3', articles: [], replyNumber: null, deliveredOn: null });
    expect(given(lateEntry).when(withdrawn).events()).toHaveLength(1);
  });
});

describe('an application that was entered late', () => {
  it('comes into the record closed, as its papers tell it, and owes nothing', () => {
    expect(after().when(act('EnterLate')).events()).toMatchObject([
      { type: 'ApplicationSubmitted', data: { lateEntry: LETTER, firstContact: 'registrar' } },
      {
        type: 'ApplicationRegistered',
        data: { number: 'PAPER-0003', receiptDate: '2025-03-03', receiptBasis: 'signed' },
      },
      {
        type: 'ApplicationDecided',
        data: { via: 'lateEntry', decidedOn: '2025-03-20', document: null, paperNumber: '宿交公复〔2025〕3号' },
      },
      { type: 'ApplicationDelivered', data: { deliveredOn: '2025-03-21', manner: 'post' } },
    ]);
    expect(after().when(act('EnterLate')).state()).toMatchObject({
      phase: 'closed',
      lateEntry: LETTER,
      closedOn: '2025-03-20',
    });
    expect(obligationsAfter(act('EnterLate'))).toEqual([]);
  });

  it('is delivered only where there was a reply', () => {
    const ended: ClosedOnPaper = { ...onPaper, result: '3.6.3', articles: [], replyNumber: null, deliveredOn: null };
    const events = after()
      .when(act('EnterLate', { case: ended }))
      .events();
    expect(events.map(({ type }) => type)).toEqual([
      'ApplicationSubmitted',
      'ApplicationRegistered',
      'ApplicationDecided',
    ]);
  });

  it('is entered once', () => {
    expect(after(act('EnterLate')).when(act('EnterLate')).refusal().code).toBe('application.state.alreadySubmitted');
  });
});
