import type { PublicationEvent } from '@mingjian/contracts';
import { accepted, type CivilDate } from '@mingjian/core';
import type { ReceiveRevocation, Withdraw } from './commands.js';
import { refuse, whenPresent, type PublicationDecision } from './guards.js';
import { barred } from './release.js';
import {
  publicationOf,
  type Publication,
  type PublicationState,
  type Published,
  type WithdrawalReason,
} from './state.js';

/** The office takes the publication back with a reason. Number and tombstone stay. */
export const withdraw = ({ reason, today }: Withdraw, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { published } = publication;
    if (!published) return refuse('publication.withdrawal.notPublished');
    return accepted(withdrawn(publication, published, reason, today));
  });

/** A bar came after the clearance: what is out on it leaves the portal, and what is about to go out on it does not. */
export const receiveRevocation = (command: ReceiveRevocation, state: PublicationState): PublicationDecision => {
  const { request, cause, code, today } = command;
  if (state.phase === 'absent') return accepted();
  if (state.request?.id === request) return barred(state, request, code);
  if (state.published?.request !== request) return accepted();
  const reason = cause === 'edited' || cause === 'closed' ? 'decisionRevoked' : 'barred';
  return accepted(withdrawn(state, state.published, reason, today));
};

const withdrawn = (
  publication: Publication,
  { indexNumber }: Published,
  reason: WithdrawalReason,
  withdrawnOn: CivilDate,
): PublicationEvent => ({
  type: 'PublicationWithdrawn',
  data: { ...publicationOf(publication), indexNumber, reason, withdrawnOn },
});
