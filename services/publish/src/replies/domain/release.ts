import { accepted } from '@mingjian/core';
import type { ReceiveBar, ReceiveClearance, ReceiveRevocation, RequestRelease } from './commands.js';
import { refuse, whenPresent, type ReplyDecision } from './guards.js';
import type { ReplyRefusal } from './refusals.js';
import { replyOf, type Reply, type ReplyState } from './state.js';

/** The office issues the reply: asks review to clear exactly its bytes. Nothing goes out before the answer. */
export const requestRelease = (command: RequestRelease, state: ReplyState): ReplyDecision =>
  whenPresent(state, (reply) => {
    const { request, by, actingFor } = command;
    if (reply.issued) return refuse('reply.release.alreadyIssued', { issuedOn: reply.issued.issuedOn });
    if ([by, actingFor].some((person) => person !== null && reply.drafters.includes(person))) {
      return refuse('reply.release.byDrafter');
    }
    if (!reply.letter) return refuse(whyNoLetter(reply));
    if (reply.request) return refuse('reply.release.pending');
    const number = reply.number ?? command.number.trim();
    if (number === '') return refuse('reply.release.numberMissing');
    return accepted({
      type: 'ReplyReleaseRequested',
      data: {
        ...replyOf(reply),
        review: reply.review,
        proposal: reply.proposal,
        request,
        digest: reply.letter.digest,
        number,
        by,
      },
    });
  });

/**
 * Review cleared a request: the reply is issued, today, if the clearance names the request that waits and exactly the bytes that it
 * asked for, and they are still the letter. Anything else ends the request without an issue.
 */
export const receiveClearance = (command: ReceiveClearance, state: ReplyState): ReplyDecision =>
  whenPresent(state, (reply) => {
    const { request, letter, number } = reply;
    if (reply.issued?.request === command.request) return accepted();
    if (request?.id !== command.request || number === null) return refuse('reply.clearance.notRequested');
    if (request.digest !== command.digest) return barred(reply, request.id, 'reply.clearance.otherBytes');
    if (letter?.digest !== command.digest) return barred(reply, request.id, 'reply.clearance.superseded');
    return accepted({
      type: 'ReplyIssued',
      data: {
        ...replyOf(reply),
        request: request.id,
        number,
        issuedOn: command.today,
        result: letter.result,
        articles: [...letter.articles],
        digest: letter.digest,
      },
    });
  });

/** Review barred the request. It may be asked again later: the number stays. */
export const receiveBar = ({ request, code }: ReceiveBar, state: ReplyState): ReplyDecision =>
  state.phase === 'present' && state.request?.id === request ? barred(state, request, code) : accepted();

/**
 * A bar came after the clearance. An edit does not touch a letter that went out before it was known: intake decides the
 * application on exactly that letter. Every other bar stops the delivery.
 */
export const receiveRevocation = (command: ReceiveRevocation, state: ReplyState): ReplyDecision => {
  const { request, cause, code, today } = command;
  if (state.phase === 'absent') return accepted();
  if (state.request?.id === request) return barred(state, request, code);
  if (state.issued?.request !== request || state.issued.revokedBy !== null || cause === 'edited') return accepted();
  return accepted({ type: 'ReplyReleaseRevoked', data: { ...replyOf(state), request, code, revokedOn: today } });
};

const barred = (reply: Reply, request: string, code: string): ReplyDecision =>
  accepted({ type: 'ReplyReleaseBarred', data: { ...replyOf(reply), request, code } });

const whyNoLetter = ({ superseded }: Reply): ReplyRefusal => {
  if (superseded === 'edited') return 'reply.release.superseded';
  return superseded === 'withdrawn' ? 'reply.release.withdrawn' : 'reply.release.notReviewed';
};
