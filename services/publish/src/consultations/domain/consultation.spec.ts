import { describe, expect, it } from '@jest/globals';
import type { ConsultationEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import type { ConsultationCommand } from './commands.js';
import { consultation } from './consultation.js';
import {
  answer,
  comment,
  commentId,
  conclude,
  CONSULTATION,
  DECISION,
  DRAFT,
  FEEDBACK,
  meeting,
  open,
} from './testing/sample.js';

const of = { consultation: CONSULTATION, organ: 'transport' };
const after = (...commands: readonly ConsultationCommand[]): readonly ConsultationEvent[] =>
  commands.reduce<readonly ConsultationEvent[]>(
    (history, command) => [
      ...history,
      ...given(consultation, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
const code = (history: readonly ConsultationCommand[], command: ConsultationCommand): string =>
  given(consultation, ...after(...history))
    .when(command)
    .refusal().code;

describe('a consultation on the draft of a decision (Decision Regulation Art 15)', () => {
  it('lasts at least thirty days', () => {
    expect(after(open())).toMatchObject([
      { type: 'CommentPeriodOpened', data: { ...of, opensOn: '2026-03-02', closesOn: '2026-04-01', shortened: false } },
    ]);
    expect(
      given(consultation)
        .when(open({ closesOn: '2026-03-31' }))
        .refusal(),
    ).toEqual({
      code: 'consultation.opening.reasonMissing',
      facts: { days: 30, notBefore: '2026-04-01' },
    });
  });

  it('lasts less only for a stated reason, which shows', () => {
    expect(after(open({ closesOn: '2026-03-12', reasoned: true }))).toMatchObject([{ data: { shortened: true } }]);
    expect(after(open({ closesOn: '2026-05-01', reasoned: true }))).toMatchObject([{ data: { shortened: false } }]);
  });

  it('is about a draft that is out, in a matter that the law has', () => {
    expect(code([], open({ draftIsOut: false }))).toBe('consultation.opening.draftNotOut');
    expect(code([], open({ days: null }))).toBe('consultation.opening.matterUnknown');
    expect(code([], open({ sectionStands: false }))).toBe('consultation.opening.sectionUnknown');
    expect(code([], open({ closesOn: '2026-03-01' }))).toBe('consultation.opening.endsBeforeItBegins');
    expect(code([open()], open())).toBe('consultation.opening.alreadyOpened');
    expect(code([], comment(1))).toBe('consultation.record.unknown');
  });

  it('takes comments up to its last day', () => {
    expect(after(open(), comment(1, '2026-04-01')).at(-1)).toEqual({
      type: 'CommentReceived',
      data: { ...of, comment: commentId(1), manner: 'web', receivedOn: '2026-04-01' },
    });
    expect(code([open()], comment(1, '2026-04-02'))).toBe('consultation.comment.closed');
    expect(code([open(), comment(1)], comment(1))).toBe('consultation.comment.alreadyReceived');
  });

  it('says once of each comment what became of it (Decision Regulation Art 32, S18)', () => {
    expect(after(open(), comment(1), answer(1)).at(-1)).toMatchObject({
      type: 'CommentAnswered',
      data: { comment: commentId(1), adoption: 'partlyAdopted' },
    });
    expect(code([open(), comment(1)], answer(2))).toBe('consultation.answer.commentUnknown');
    expect(code([open(), comment(1), answer(1)], answer(1))).toBe('consultation.answer.alreadyAnswered');
  });

  it('records who attended the meeting, by group (S18)', () => {
    expect(after(open(), meeting()).at(-1)).toMatchObject({ data: { heldOn: '2026-04-07', attended: [{}, {}] } });
    expect(code([open()], meeting('2026-04-08'))).toBe('consultation.meeting.inTheFuture');
  });

  it('is concluded when its time is over and nothing is left unanswered, with an account and the decision that are out (Decision Regulation Art 32, S18)', () => {
    const done = [open(), comment(1), answer(1)];
    expect(fold(consultation, after(...done, conclude()))).toMatchObject({
      phase: 'concluded',
      draft: DRAFT,
      feedback: FEEDBACK,
      decision: DECISION,
    });
    expect(after(...done, conclude({ decision: null })).at(-1)).toMatchObject({ data: { decision: null } });
    expect(code(done, conclude({ today: '2026-04-01' }))).toBe('consultation.conclusion.stillOpen');
    expect(code([...done, comment(2)], conclude())).toBe('consultation.conclusion.commentsUnanswered');
    expect(code(done, conclude({ notOut: [FEEDBACK] }))).toBe('consultation.conclusion.notOut');
    expect(code(done, conclude({ feedback: DRAFT }))).toBe('consultation.conclusion.sameDocument');
    expect(code(done, conclude({ decision: FEEDBACK }))).toBe('consultation.conclusion.sameDocument');
    expect(code([...done, conclude()], meeting())).toBe('consultation.record.concluded');
  });

  it('keeps refused attempts', () => {
    expect(
      given(consultation, ...after(open()))
        .when(conclude({ today: '2026-03-20' }))
        .recorded(),
    ).toMatchObject([
      {
        type: 'ConsultationActRefused',
        data: { ...of, act: 'Conclude', code: 'consultation.conclusion.stillOpen', by: 'wang', on: '2026-03-20' },
      },
    ]);
  });
});
