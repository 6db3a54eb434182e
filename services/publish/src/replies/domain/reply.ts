import type { ReplyEvent } from '@mingjian/contracts';
import { refused, type Decider } from '@mingjian/core';
import type { ReplyCommand } from './commands.js';
import { deliver } from './delivery.js';
import { evolve } from './evolve.js';
import type { ReplyDecision } from './guards.js';
import { expect, prepare, supersede } from './preparation.js';
import { receiveBar, receiveClearance, receiveRevocation, requestRelease } from './release.js';
import { initialState, replyOf, type ReplyState } from './state.js';

const judge = (command: ReplyCommand, state: ReplyState): ReplyDecision => {
  switch (command.type) {
    case 'Expect':
      return expect(command, state);
    case 'Prepare':
      return prepare(command, state);
    case 'RequestRelease':
      return requestRelease(command, state);
    case 'ReceiveClearance':
      return receiveClearance(command, state);
    case 'ReceiveBar':
      return receiveBar(command, state);
    case 'ReceiveRevocation':
      return receiveRevocation(command, state);
    case 'Deliver':
      return deliver(command, state);
    case 'Supersede':
      return supersede(command, state);
  }
};

/** A refused attempt to issue or deliver stays in the record (architecture rule 2), where there is a reply to keep it with. */
const decide = (command: ReplyCommand, state: ReplyState): ReplyDecision => {
  const decision = judge(command, state);
  if (decision.kind === 'accepted' || state.phase === 'absent' || !('by' in command)) return decision;
  const { type: act, by, today: on } = command;
  return refused(decision.refusal, {
    type: 'ReplyActRefused',
    data: { ...replyOf(state), act, code: decision.refusal.code, by, on },
  });
};

/** The letter that answers an application: prepared by review's agreement, issued once on a clearance of exactly its bytes, delivered. */
export const reply: Decider<ReplyCommand, ReplyEvent, ReplyState> = { initialState, decide, evolve };
