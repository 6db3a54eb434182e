import { accepted } from '@mingjian/core';
import type { Expect, Prepare, Refile, Supersede } from './commands.js';
import { refuse, type PublicationDecision } from './guards.js';
import { publicationOf, type PublicationState } from './state.js';

/** An item came to review: from here on an early attempt to publish it is refused and kept. What is on the portal stays. */
export const expect = (command: Expect, state: PublicationState): PublicationDecision => {
  const { review, proposal, drafters } = command;
  if (state.phase === 'present' && (state.superseded === 'withdrawn' || proposal <= state.proposal)) return accepted();
  return accepted({
    type: 'PublicationExpected',
    data: { ...publicationOf(command), review, proposal, drafters: [...drafters] },
  });
};

/** Review opened the item: the office may publish these bytes, as the first or as the next version. */
export const prepare = (command: Prepare, state: PublicationState): PublicationDecision => {
  const { review, proposal, section, category, visibility, description, digest, drafters } = command;
  if (state.phase === 'present') {
    if (state.superseded === 'withdrawn') return refuse('publication.preparation.withdrawn');
    if (proposal < state.proposal) return accepted();
  }
  return accepted({
    type: 'PublicationPrepared',
    data: {
      ...publicationOf(command),
      review,
      proposal,
      section,
      category,
      visibility,
      ...(description && { description }),
      digest,
      drafters: [...drafters],
    },
  });
};

/** The bytes were edited, or the item withdrawn, before release. What is on the portal leaves it by revocation, not by this. */
export const supersede = (command: Supersede, state: PublicationState): PublicationDecision => {
  if (state.phase === 'absent') return accepted();
  const changes =
    command.cause === 'withdrawn' ? state.superseded !== 'withdrawn' : state.draft?.digest === command.digest;
  return changes
    ? accepted({ type: 'PublicationSuperseded', data: { ...publicationOf(state), cause: command.cause } })
    : accepted();
};

/** intake moved the item in the catalogue, which it only does with what is published. */
export const refile = ({ filing }: Refile, state: PublicationState): PublicationDecision =>
  state.phase === 'absent'
    ? refuse('publication.state.unknown')
    : accepted({ type: 'PublicationRefiled', data: { ...publicationOf(state), filing } });
