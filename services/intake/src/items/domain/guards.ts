import type { ItemEvent } from '@mingjian/contracts';
import { refusal, refused, type Decision, type RefusalFact } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import type { ItemRefusal } from './refusals.js';
import type { ItemState, ProposedItem } from './state.js';

/** Neither published nor decided nor taken back. */
export const isOpen = (state: ItemState): state is ProposedItem & { readonly phase: 'proposed' | 'returned' } =>
  state.phase === 'proposed' || state.phase === 'returned';

/** Acts of people that are refused on an item that exists stay in its record. */
export const refuseAct = (
  command: Extract<ItemCommand, { type: keyof typeof ACTS }>,
  state: ProposedItem,
  code: ItemRefusal,
  facts?: Record<string, RefusalFact>,
): Decision<ItemEvent> =>
  refused<ItemEvent>(refusal(code, facts), {
    type: 'ItemActRefused',
    data: { item: state.item, organ: state.organ, act: ACTS[command.type], code, by: command.by, on: command.today },
  });

const ACTS = {
  Propose: 'item.propose',
  Edit: 'item.edit',
  Revise: 'item.revise',
  Withdraw: 'item.withdraw',
  Refile: 'item.refile',
  Widen: 'item.widen',
  Reassess: 'item.reassess',
  RevokeDecision: 'item.revokeDecision',
} as const;
