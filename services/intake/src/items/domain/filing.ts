import type { ItemEvent } from '@mingjian/contracts';
import { accepted, type Decision } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import { refuseAct } from './guards.js';
import type { ItemRefusal } from './refusals.js';
import type { ProposedItem } from './state.js';

/** The catalogue, or one of the tables that it refers to, does not know a code; or topic and genre do not belong in the node. */
export type FilingFault = 'nodeUnknown' | 'topicUnknown' | 'genreUnknown' | 'misfiled';

export const refusalOfFiling: Readonly<Record<FilingFault, ItemRefusal>> = {
  nodeUnknown: 'item.filing.nodeUnknown',
  topicUnknown: 'item.filing.topicUnknown',
  genreUnknown: 'item.filing.genreUnknown',
  misfiled: 'item.filing.misfiled',
};

/**
 * A published item moves to the node where it belongs, with a reason. Before that the reviewers would have seen another place than the
 * public: while it is under review it stays where it was proposed.
 */
export const refile = (command: Extract<ItemCommand, { type: 'Refile' }>, state: ProposedItem): Decision<ItemEvent> => {
  const { item, organ, by, filing: to, filingFault, personal } = command;
  if (state.phase !== 'published') return refuseAct(command, state, 'item.filing.notPublished', { phase: state.phase });
  if (filingFault) return refuseAct(command, state, refusalOfFiling[filingFault], { ...to });
  const from = state.description.filing ?? null;
  if (from && from.node === to.node && from.topic === to.topic && from.genre === to.genre) return accepted();
  return accepted({ type: 'ItemRefiled', data: { item, organ, from, to, by }, ...(personal && { personal }) });
};
