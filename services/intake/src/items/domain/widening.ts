import type { ItemEvent } from '@mingjian/contracts';
import { accepted, type Decision } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import { refuseAct } from './guards.js';
import type { ProposedItem, Scope } from './state.js';

/**
 * What is open inside the organ, or stayed closed and was reassessed (Art 18), is proposed for everybody: the same bytes go through the
 * whole review again, since they were never approved for the public. The scope is never narrowed: what must not be public is withdrawn.
 */
export const widen = (command: Extract<ItemCommand, { type: 'Widen' }>, state: ProposedItem): Decision<ItemEvent> => {
  const { phase, wasWithdrawn, item, organ, section, category, description, proposal, digest, attachments } = state;
  if (wasWithdrawn) return refuseAct(command, state, 'item.revision.withdrawn');
  if (phase !== 'published' && phase !== 'notOpen') {
    return refuseAct(command, state, 'item.widening.notDecided', { phase });
  }
  if (phase === 'published' && state.visibility === 'public') {
    return refuseAct(command, state, 'item.widening.alreadyPublic');
  }
  const { by: drafter, personal } = command;
  const data = { item, organ, proposal: proposal + 1, section, drafter, category, description, digest };
  return accepted({
    type: 'ItemRevised',
    data: { ...data, visibility: 'public', ...(attachments && { attachments: [...attachments] }) },
    ...(personal && { personal }),
  });
};

/** Whom a proposal is for: one for everybody is proactive and has no ground for withholding. */
export const scopeProposed = (state: ProposedItem, visibility: Scope['visibility']): Scope =>
  visibility === 'public'
    ? { visibility, attribute: 'proactive', ground: null }
    : { visibility, attribute: state.attribute, ground: state.ground };

export const scopeOf = ({ visibility, attribute, ground }: Scope): Scope => ({ visibility, attribute, ground });
