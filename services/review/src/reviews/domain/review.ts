import type { ReviewEvent } from '@mingjian/contracts';
import { accepted, refused, type Decider } from '@mingjian/core';
import type { ReviewCommand } from './commands.js';
import { escalationOf } from './escalation.js';
import { evolve } from './evolve.js';
import type { ReviewDecision } from './guards.js';
import { answerReferral, giveOpinion, refer } from './opinions.js';
import { decidePersonalData } from './personal-data.js';
import { closeReview, editContent, openReview } from './proposals.js';
import { requestRelease } from './release.js';
import { classify, declassify, permitOpening, raiseDoubt, resolveDoubt } from './secrecy.js';
import { initialState, reviewOf, type ReviewState } from './state.js';

const judge = (command: ReviewCommand, state: ReviewState): ReviewDecision => {
  switch (command.type) {
    case 'OpenReview':
      return openReview(command, state);
    case 'EditContent':
      return editContent(command, state);
    case 'CloseReview':
      return closeReview(command, state);
    case 'GiveOpinion':
      return giveOpinion(command, state);
    case 'Refer':
      return refer(command, state);
    case 'AnswerReferral':
      return answerReferral(command, state);
    case 'DecidePersonalData':
      return decidePersonalData(command, state);
    case 'Escalate':
      return accepted();
    case 'RaiseDoubt':
      return raiseDoubt(command, state);
    case 'ResolveDoubt':
      return resolveDoubt(command, state);
    case 'Classify':
      return classify(command, state);
    case 'Declassify':
      return declassify(command, state);
    case 'PermitOpening':
      return permitOpening(command, state);
    case 'RequestRelease':
      return requestRelease(command, state);
  }
};

/** A level that nobody of its organ may act at goes up in the same append that opened it: there is no moment in which it hangs. */
const withEscalation = (
  command: ReviewCommand,
  before: ReviewState,
  events: readonly ReviewEvent[],
): ReviewDecision => {
  const state = events.reduce(evolve, before);
  const staffing = 'staffing' in command ? command.staffing : null;
  const escalated = staffing && state.phase === 'present' ? escalationOf(state, staffing, command.today) : undefined;
  return accepted(...events, ...(escalated ? [escalated] : []));
};

/** A person's refused attempt stays in the record (architecture rule 2), where there is a review to keep it with. */
const decide = (command: ReviewCommand, state: ReviewState): ReviewDecision => {
  const decision = judge(command, state);
  if (decision.kind === 'accepted') return withEscalation(command, state, decision.events);
  if (state.phase === 'absent' || !('by' in command)) return decision;
  const { type: act, by, today: on } = command;
  return refused(decision.refusal, {
    type: 'ReviewActRefused',
    data: { ...reviewOf(state), act, code: decision.refusal.code, by, on },
  });
};

/** The review of one thing by several people, and the clearance of exactly the bytes that go out (the three prohibitions). */
export const review: Decider<ReviewCommand, ReviewEvent, ReviewState> = { initialState, decide, evolve };
