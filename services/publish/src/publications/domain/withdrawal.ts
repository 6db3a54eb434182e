import { accepted, type CivilDate } from '@mingjian/core';
import type { ReceiveRevocation, Withdraw } from './commands.js';
import { refuse, whenPresent, type PublicationDecision } from './guards.js';
import { barred } from './release.js';
import { publicationOf, type Publication, type PublicationState, type WithdrawalReason } from './state.js';

/** The office takes the publication back with a reason. Number and tombstone stay. */
export const withdraw = ({ reason, today }: Withdraw, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) =>
    publication.published ? withdrawn(publication, reason, today) : refuse('publication.withdrawal.notPublished'),
  );

/** A bar came after the clearance: what is out on it leaves the portal, and what is about to go out on it does not. */
export const receiveRevocation = (command: ReceiveRevocation, state: PublicationState): PublicationDecision => {
  const { request, cause, code, today } = command;
  if (state.phase === 'absent') return accepted();
  if (state.request?.id === request) return barred(state, request, code);
  if (state.published?.request !== request) return accepted();
  return withdrawn(state, cause === 'edited' || cause === 'closed' ? 'decisionRevoked' : 'barred', today);
};

const withdrawn = (
  { indexNumber, ...publication }: Publication,
  reason: WithdrawalReason,
  withdrawnOn: CivilDate,
): PublicationDecision =>
  accepted({
    type: 'PublicationWithdrawn',
    data: { ...publicationOf(publication), indexNumber: indexNumber ?? '', reason, withdrawnOn },
  });
