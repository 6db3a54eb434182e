import { accepted } from '@mingjian/core';
import type { Expect, Prepare, Supersede } from './commands.js';
import { refuse, type ReplyDecision } from './guards.js';
import { replyOf, type ReplyState } from './state.js';

/** A reply came to review: from here on an early attempt to issue it is refused and kept. */
export const expect = (command: Expect, state: ReplyState): ReplyDecision => {
  const { review, proposal, drafters } = command;
  if (state.phase === 'present' && (state.issued || state.superseded === 'withdrawn' || proposal <= state.proposal)) {
    return accepted();
  }
  return accepted({
    type: 'ReplyExpected',
    data: { ...replyOf(command), review, proposal, drafters: [...drafters] },
  });
};

/** Review agreed: the office may issue these bytes. A letter of an earlier proposal is history. */
export const prepare = (command: Prepare, state: ReplyState): ReplyDecision => {
  const { review, proposal, result, articles, digest, drafters } = command;
  if (state.phase === 'present') {
    if (state.issued) return refuse('reply.preparation.alreadyIssued', { issuedOn: state.issued.issuedOn });
    if (state.superseded === 'withdrawn') return refuse('reply.preparation.withdrawn');
    if (proposal < state.proposal) return accepted();
  }
  return accepted({
    type: 'ReplyPrepared',
    data: {
      ...replyOf(command),
      review,
      proposal,
      result,
      articles: [...articles],
      digest,
      drafters: [...drafters],
    },
  });
};

/** The bytes were edited, or the application withdrawn. What is issued is a fact and stays one. */
export const supersede = (command: Supersede, state: ReplyState): ReplyDecision => {
  if (state.phase === 'absent') return accepted();
  if (state.issued) return refuse('reply.supersede.alreadyIssued', { issuedOn: state.issued.issuedOn });
  const changes =
    command.cause === 'withdrawn' ? state.superseded !== 'withdrawn' : state.letter?.digest === command.digest;
  return changes
    ? accepted({ type: 'ReplySuperseded', data: { ...replyOf(state), cause: command.cause } })
    : accepted();
};
