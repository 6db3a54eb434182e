import { describe, expect, it } from '@jest/globals';
import type { ComplaintEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { complaint, complaintRefusals, obligationsOf, type ComplaintCommand, type ComplaintRefusal } from './index.js';

type CommandOf<Type extends ComplaintCommand['type']> = Extract<ComplaintCommand, { type: Type }>;

const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const APPLICATION = 'b3bb189e-8bf9-4888-9912-ace4e6543002';
const today = '2026-03-04';
const said = {
  complaint: id,
  organ: 'transport',
  kind: 'report' as const,
  channel: 'hotline' as const,
  subject: 'notPublished' as const,
  about: 'transport',
  application: null,
  anonymous: false,
  receivedOn: '2026-03-02',
};
const receive: CommandOf<'Receive'> = {
  type: 'Receive',
  ...said,
  today,
  organsStand: true,
  responsible: null,
  acceptanceDays: 15,
};
const forward: CommandOf<'Forward'> = {
  ...{ type: 'Forward', to: 'city', organStands: true, acceptanceDays: 15, today, by: 'head' },
};
const accept: CommandOf<'Accept'> = { type: 'Accept', above: ['city'], answerDays: 60, today, by: 'head' };
const extend: CommandOf<'Extend'> = { type: 'Extend', days: 30, mostDays: 30, today: '2026-05-03', by: 'head' };
const answer: CommandOf<'Answer'> = { type: 'Answer', finding: 'justified', today: '2026-04-01', by: 'handler' };
const close: CommandOf<'Close'> = { type: 'Close', toldOn: '2026-04-02', today: '2026-04-02', by: 'registrar' };

const after = (...commands: readonly ComplaintCommand[]): readonly ComplaintEvent[] =>
  commands.reduce<readonly ComplaintEvent[]>(
    (history, command) => [
      ...history,
      ...given(complaint, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
const inHand = [receive, forward, accept] as const;

describe('a complaint, report or suggestion (Arts 9, 47, 51)', () => {
  it('Art 47: is received, passed on to the competent department, accepted, answered and closed when it is told', () => {
    expect(after(...inHand, answer, close).map(({ type, data }) => [type, data.organ])).toEqual([
      ['ComplaintReceived', 'transport'],
      ['ComplaintForwarded', 'city'],
      ['ComplaintAccepted', 'city'],
      ['ComplaintAnswered', 'city'],
      ['ComplaintClosed', 'city'],
    ]);
  });

  it('owes acceptance from its receipt, and anew from the day it is passed on; the answer from acceptance (S42)', () => {
    expect(obligationsOf(fold(complaint, after(receive)))).toEqual([{ kind: 'acceptance', due: '2026-03-18' }]);
    expect(obligationsOf(fold(complaint, after(receive, forward)))).toEqual([
      { kind: 'acceptance', due: '2026-03-20' },
    ]);
    expect(obligationsOf(fold(complaint, after(...inHand)))).toEqual([{ kind: 'answer', due: '2026-05-04' }]);
    expect(obligationsOf(fold(complaint, after(...inHand, answer)))).toEqual([]);
    expect(obligationsOf(fold(complaint, []))).toEqual([]);
  });

  it('records once that a day passed, also for the next organ, and can still be dealt with', () => {
    const miss = (day: string): ComplaintCommand => ({ type: 'MissTerm', today: day });
    expect(after(receive, miss('2026-03-17'))).toHaveLength(1);
    expect(after(receive, miss('2026-03-18'), miss('2026-03-19'))).toHaveLength(2);
    const late = after(receive, miss('2026-03-18'), forward, miss('2026-03-20'), accept, miss('2026-05-04'), {
      ...answer,
      today: '2026-05-05',
    });
    expect(late.filter(({ type }) => type === 'ComplaintTermMissed').map(({ data }) => data)).toMatchObject([
      { organ: 'transport', step: 'acceptance', due: '2026-03-17' },
      { organ: 'city', step: 'acceptance', due: '2026-03-19' },
      { organ: 'city', step: 'answer', due: '2026-05-03' },
    ]);
    expect(late.at(-1)).toMatchObject({ data: { late: true } });
    expect(after(...inHand, answer).at(-1)).toMatchObject({ data: { late: false } });
    expect(after(...inHand, { ...answer, today: '2026-05-03' }).at(-1)).toMatchObject({ data: { late: false } });
  });

  it('has its term to answer extended once by up to the days of the rule table, on its last day at the latest', () => {
    expect(after(...inHand, extend).at(-1)).toMatchObject({
      data: { answerBy: '2026-06-02', previousAnswerBy: '2026-05-03' },
    });
  });

  it('Art 51: may be anonymous; then nobody is told', () => {
    const anonymous = { ...receive, anonymous: true };
    expect(after(anonymous, forward, accept, answer, { ...close, toldOn: null }).at(-1)).toMatchObject({
      data: { toldOn: null, closedOn: '2026-04-02' },
    });
  });

  it('Art 9: a suggestion may be about nobody, and is dealt with where it came in (S30)', () => {
    const suggestion = { ...receive, kind: 'suggestion', about: null, channel: 'invitedSupervisor' } as const;
    expect(after(suggestion, { ...accept, above: [] }).at(-1)).toMatchObject({ data: { organ: 'transport' } });
    expect(after({ ...suggestion, about: 'transport' }, accept)).toHaveLength(2);
  });

  it('at the top of the directory has nobody above and is dealt with there', () => {
    expect(after({ ...receive, organ: 'city', about: 'city' }, { ...accept, above: [] })).toHaveLength(2);
  });

  it('may be about an application of the organ that it is about', () => {
    expect(after({ ...receive, application: APPLICATION, responsible: ['transport'] })).toHaveLength(1);
  });

  const refusals: readonly [ComplaintRefusal, readonly ComplaintCommand[], ComplaintCommand][] = [
    ['complaint.record.unknown', [], accept],
    ['complaint.receipt.alreadyReceived', [receive], receive],
    ['complaint.receipt.inTheFuture', [], { ...receive, receivedOn: '2026-03-05' }],
    ['complaint.receipt.organUnknown', [], { ...receive, organsStand: false }],
    ['complaint.receipt.aboutMissing', [], { ...receive, about: null }],
    [
      'complaint.receipt.aboutMissing',
      [],
      { ...receive, kind: 'suggestion', about: null, application: APPLICATION, responsible: ['transport'] },
    ],
    ['complaint.receipt.applicationUnknown', [], { ...receive, application: APPLICATION }],
    ['complaint.receipt.applicationUnknown', [], { ...receive, application: APPLICATION, responsible: ['water'] }],
    ['complaint.forwarding.organMissing', [receive], { ...forward, to: 'transport' }],
    ['complaint.forwarding.organMissing', [receive], { ...forward, organStands: false }],
    ['complaint.state.alreadyAccepted', inHand, forward],
    ['complaint.state.alreadyAccepted', inHand, accept],
    ['complaint.acceptance.ownMatter', [receive], accept],
    ['complaint.state.notAccepted', [receive], answer],
    ['complaint.state.notAccepted', [receive], extend],
    ['complaint.extension.onlyOnce', [...inHand, extend], extend],
    ['complaint.extension.tooLate', inHand, { ...extend, today: '2026-05-04' }],
    ['complaint.extension.length', inHand, { ...extend, days: 31 }],
    ['complaint.extension.length', inHand, { ...extend, days: 0 }],
    ['complaint.state.alreadyAnswered', [...inHand, answer], answer],
    ['complaint.state.alreadyAnswered', [...inHand, answer], extend],
    ['complaint.state.notAnswered', inHand, close],
    ['complaint.closing.notTold', [...inHand, answer], { ...close, toldOn: null }],
    ['complaint.closing.nobodyToTell', [{ ...receive, anonymous: true }, forward, accept, answer], close],
    ['complaint.closing.dayOutOfOrder', [...inHand, answer], { ...close, toldOn: '2026-03-31' }],
    ['complaint.closing.dayOutOfOrder', [...inHand, answer], { ...close, toldOn: '2026-04-03' }],
    ['complaint.state.closed', [...inHand, answer, close], close],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(complaint, ...after(...history))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code, and is closed for good', () => {
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(complaintRefusals)));
    const closed = after(...inHand, answer, close);
    for (const command of [receive, forward, accept, extend, answer]) {
      expect(
        given(complaint, ...closed)
          .when(command)
          .refusal().code,
      ).toMatch(/closed|alreadyReceived/);
    }
  });
});
