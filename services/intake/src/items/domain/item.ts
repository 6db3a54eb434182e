import type { ItemEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decider, type Decision, type RefusalFact } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import { faultOfProposal } from './proposal.js';
import type { ItemRefusal } from './refusals.js';
import type { ItemState, ProposedItem } from './state.js';

type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

/**
 * Streams `item-<item>`: something a bureau must publish (公开事项), from proposal to publication. Acts of people that are refused
 * on an item that exists stay in its record.
 */
export const item: Decider<ItemCommand, ItemEvent, ItemState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Propose') return propose(command, state);
    if (state.phase === 'unknown') return refused(refusal('item.record.unknown'));
    switch (command.type) {
      case 'Edit':
        return edit(command, state);
      case 'Withdraw':
        return withdraw(command, state);
      case 'Return':
        return sendBack(command, state);
      case 'Conclude':
        return conclude(command, state);
      case 'MissTerm':
        return missTerm(command, state);
    }
  },

  evolve(state, event) {
    if (event.type === 'ItemProposed') {
      const { item: id, organ, section, visibility, attribute, attributeGround, digest, publishBy } = event.data;
      return {
        phase: 'proposed',
        item: id,
        organ,
        section,
        visibility,
        attribute,
        ground: attributeGround,
        indexNumber: null,
        digest,
        publishBy,
        termMissed: false,
      };
    }
    if (state.phase === 'unknown') return state;
    switch (event.type) {
      case 'ItemEdited':
        return { ...state, phase: 'proposed', digest: event.data.digest };
      case 'ItemWithdrawn':
        return { ...state, phase: 'withdrawn' };
      case 'ItemReturned':
        return { ...state, phase: 'returned' };
      case 'ItemConcluded': {
        const { outcome, ground, indexNumber } = event.data;
        return { ...state, phase: outcome, ground, indexNumber };
      }
      case 'ItemTermMissed':
        return { ...state, termMissed: true };
      case 'ItemActRefused':
        return state;
    }
  },
};

const propose = (command: Command<'Propose'>, state: ItemState): Decision<ItemEvent> => {
  if (state.phase !== 'unknown') return refuseAct(command, state, 'item.proposal.alreadyProposed');
  const fault = faultOfProposal(command);
  if (fault) return refused(refusal(fault));
  const { type: _, by, today: __, sectionStands: ___, ...data } = command;
  return accepted({ type: 'ItemProposed', data: { ...data, drafter: by } });
};

const edit = (command: Command<'Edit'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state)) return refuseAct(command, state, 'item.record.concluded', { phase: state.phase });
  if (command.digest === state.digest) return accepted();
  const { item: id, organ, by, digest } = command;
  return accepted({ type: 'ItemEdited', data: { item: id, organ, editor: by, digest } });
};

const withdraw = (command: Command<'Withdraw'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state)) return refuseAct(command, state, 'item.record.concluded', { phase: state.phase });
  const { item: id, organ, today, personal } = command;
  const data = { item: id, organ, withdrawnOn: today };
  return accepted({ type: 'ItemWithdrawn', data, ...(personal && { personal }) });
};

/** A return of bytes that were edited meanwhile, or of an item that is over, is old news. */
const sendBack = (command: Command<'Return'>, state: ProposedItem): Decision<ItemEvent> => {
  if (state.phase !== 'proposed' || command.digest !== state.digest) return accepted();
  const { item: id, organ, review } = command;
  return accepted({ type: 'ItemReturned', data: { item: id, organ, review } });
};

/**
 * What is on the portal is a fact, also when the withdrawal crossed it on the way; a decision not to open bytes that are no longer
 * under review changes nothing.
 */
const conclude = (command: Command<'Conclude'>, state: ProposedItem): Decision<ItemEvent> => {
  const { type: _, digest, ...data } = command;
  if (data.outcome === 'published') {
    if (data.indexNumber === null) return refused(refusal('item.conclusion.indexNumberMissing'));
    if (state.phase === 'published' && state.indexNumber === data.indexNumber) return accepted();
  } else {
    if (data.ground === null) return refused(refusal('item.conclusion.groundMissing'));
    if (state.phase !== 'proposed' || digest !== state.digest) return accepted();
  }
  return accepted({ type: 'ItemConcluded', data });
};

const missTerm = ({ item: id, organ, today }: Command<'MissTerm'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state) || state.termMissed) return accepted();
  if (today <= state.publishBy) return refused(refusal('item.term.stillRuns', { publishBy: state.publishBy }));
  return accepted({ type: 'ItemTermMissed', data: { item: id, organ, publishBy: state.publishBy } });
};

/** Neither published nor decided nor taken back. */
export const isOpen = (state: ItemState): state is ProposedItem & { readonly phase: 'proposed' | 'returned' } =>
  state.phase === 'proposed' || state.phase === 'returned';

const refuseAct = (
  command: Command<'Propose' | 'Edit' | 'Withdraw'>,
  state: ProposedItem,
  code: ItemRefusal,
  facts?: Record<string, RefusalFact>,
): Decision<ItemEvent> =>
  refused<ItemEvent>(refusal(code, facts), {
    type: 'ItemActRefused',
    data: { item: state.item, organ: state.organ, act: ACTS[command.type], code, by: command.by, on: command.today },
  });

const ACTS = { Propose: 'item.propose', Edit: 'item.edit', Withdraw: 'item.withdraw' } as const;
