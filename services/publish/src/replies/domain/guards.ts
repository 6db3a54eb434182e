import type { ReplyEvent } from '@mingjian/contracts';
import { refusal, refused, type Decision, type RefusalFact, type Refused } from '@mingjian/core';
import type { ReplyRefusal } from './refusals.js';
import type { Reply, ReplyState } from './state.js';

export type ReplyDecision = Decision<ReplyEvent>;

export const refuse = (code: ReplyRefusal, facts: Readonly<Record<string, RefusalFact>> = {}): Refused<ReplyEvent> =>
  refused(refusal(code, facts));

/** An act on a reply that publish has heard of. */
export const whenPresent = (state: ReplyState, act: (reply: Reply) => ReplyDecision): ReplyDecision =>
  state.phase === 'absent' ? refuse('reply.state.unknown') : act(state);
