import { addWorkdays, type WorkCalendar } from '@mingjian/calendar';
import { canonicalize, descriptionOf, type ItemEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decider, type Decision } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import {
  dutiesAfter,
  interpretationOwed,
  missDuty,
  reassess,
  reassessmentOwed,
  recomputedDuties,
  refer,
  revokeDecision,
} from './duties.js';
import { refile } from './filing.js';
import { isOpen, refuseAct } from './guards.js';
import { faultOfProposal } from './proposal.js';
import { scopeOf, scopeProposed, widen } from './widening.js';
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
      case 'Revise':
        return revise(command, state);
      case 'Widen':
        return widen(command, state);
      case 'Withdraw':
        return withdraw(command, state);
      case 'Reassess':
        return reassess(command, state);
      case 'Refile':
        return refile(command, state);
      case 'RevokeDecision':
        return revokeDecision(command, state);
      case 'Refer':
        return refer(command, state);
      case 'Return':
        return sendBack(command, state);
      case 'Conclude':
        return conclude(command, state);
      case 'TakeDown':
        return takeDown(command, state);
      case 'RecomputeTerm':
        return recomputeTerm(command, state);
      case 'MissTerm':
        return missTerm(command, state);
      case 'MissDuty':
        return missDuty(command, state);
    }
  },

  evolve(state, event) {
    if (event.type === 'ItemProposed') {
      const {
        item: id,
        organ,
        section,
        responsible,
        category,
        visibility,
        attribute,
        attributeGround,
        digest,
        attachments,
        publishBy,
        formedOn,
        workdays = null,
        occasion = null,
        publishAt = null,
      } = event.data;
      return {
        phase: 'proposed',
        item: id,
        organ,
        section,
        responsible,
        category,
        visibility,
        attribute,
        ground: attributeGround,
        description: descriptionOf(event.data),
        indexNumber: null,
        isOut: false,
        scopeOut: null,
        wasWithdrawn: false,
        proposal: 1,
        digest,
        ...(attachments && { attachments }),
        formedOn,
        publishBy,
        workdays,
        termMissed: false,
        occasion,
        publishAt,
        publishedOn: null,
        duties: [],
        referredToBy: [],
      };
    }
    if (state.phase === 'unknown') return state;
    switch (event.type) {
      case 'ItemEdited':
        return { ...withoutFiles(state), ...bytesOf(event.data), phase: 'proposed' };
      case 'ItemRevised':
        return {
          ...withoutFiles(state),
          ...bytesOf(event.data),
          ...scopeProposed(state, event.data.visibility),
          description: event.data.description ?? state.description,
          phase: 'proposed',
          proposal: event.data.proposal,
          duties: dutiesAfter(state.duties, event),
        };
      case 'ItemRefiled':
        return { ...state, description: { ...state.description, filing: event.data.to } };
      case 'ItemTakenDown':
        return {
          ...state,
          phase: state.phase === 'published' ? 'takenDown' : state.phase,
          isOut: false,
          scopeOut: null,
          duties: dutiesAfter(state.duties, event),
        };
      case 'ItemWithdrawn':
        return { ...state, phase: 'withdrawn', wasWithdrawn: true };
      case 'ItemReturned':
        return { ...state, phase: 'returned' };
      case 'ItemConcluded': {
        const { outcome, ground, indexNumber, concludedOn } = event.data;
        if (outcome === 'published') {
          const publishedOn = state.publishedOn ?? concludedOn;
          const out = { phase: outcome, ground, indexNumber, isOut: true, publishedOn } as const;
          return { ...state, ...out, scopeOut: scopeOf({ ...state, ground }) };
        }
        // A revision that stays closed leaves the version that is out where it is.
        return state.isOut ? { ...state, ...state.scopeOut, phase: 'published' } : { ...state, phase: outcome, ground };
      }
      case 'ItemTermRecomputed':
        return { ...state, publishBy: event.data.publishBy };
      case 'ItemTermMissed':
        return { ...state, termMissed: true };
      case 'ItemReferredTo': {
        const { by, relation } = event.data;
        const referredToBy = [...state.referredToBy, { item: by, relation }];
        return { ...state, referredToBy, duties: dutiesAfter(state.duties, event) };
      }
      case 'ItemReassessed':
      case 'ItemDutyArisen':
      case 'ItemDutyRecomputed':
      case 'ItemDutyMissed':
        return { ...state, duties: dutiesAfter(state.duties, event) };
      case 'ItemActRefused':
        return state;
    }
  },
};

const withoutFiles = ({ attachments: _, ...state }: ProposedItem): Omit<ProposedItem, 'attachments'> => state;

/** What the digest names, and the files that it covers. */
const bytesOf = <Bytes extends Pick<Command<'Edit'>, 'digest' | 'attachments'>>({ digest, attachments }: Bytes) => ({
  digest,
  ...(attachments && { attachments }),
});

const propose = (command: Command<'Propose'>, state: ItemState): Decision<ItemEvent> => {
  if (state.phase !== 'unknown') return refuseAct(command, state, 'item.proposal.alreadyProposed');
  const fault = faultOfProposal(command);
  if (fault) return refused(refusal(fault));
  const {
    type: _,
    by,
    today: __,
    sectionStands: ___,
    unit: ____,
    filingFault: _____,
    subject: ______,
    unknownPartners: _______,
    approvalAwaited: ________,
    personal,
    ...data
  } = command;
  return accepted({ type: 'ItemProposed', data: { ...data, drafter: by }, ...(personal && { personal }) });
};

const edit = (command: Command<'Edit'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state)) return refuseAct(command, state, 'item.record.concluded', { phase: state.phase });
  if (command.digest === state.digest) return accepted();
  const { item: id, organ, by } = command;
  return accepted({ type: 'ItemEdited', data: { item: id, organ, editor: by, ...bytesOf(command) } });
};

/** A new round of review for what is or was on the portal; what is out stays out until the next version replaces it. */
const revise = (command: Command<'Revise'>, state: ProposedItem): Decision<ItemEvent> => {
  if (state.phase !== 'published' && state.phase !== 'takenDown') {
    return refuseAct(command, state, 'item.revision.notPublished', { phase: state.phase });
  }
  if (state.wasWithdrawn) return refuseAct(command, state, 'item.revision.withdrawn');
  const { item: id, organ, section, category, visibility, proposal } = state;
  const { by: drafter, digest } = command;
  const description = { ...state.description, ...command.description };
  const changes = digest !== state.digest || canonicalize(description) !== canonicalize(state.description);
  if (state.phase === 'published' && !changes) return accepted();
  const { documentNumber, normative } = description;
  if (normative && documentNumber === null) return refuseAct(command, state, 'item.normative.numberMissing');
  if (normative && normative.validTo !== null && normative.validTo < state.formedOn) {
    return refuseAct(command, state, 'item.normative.endsBeforeItBegins');
  }
  return accepted({
    type: 'ItemRevised',
    data: {
      item: id,
      organ,
      proposal: proposal + 1,
      section,
      drafter,
      category,
      visibility,
      description,
      ...bytesOf(command),
    },
  });
};

/** What is on the portal is taken back by publish; a revision under review is returned there. */
const withdraw = (command: Command<'Withdraw'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state)) return refuseAct(command, state, 'item.record.concluded', { phase: state.phase });
  if (state.indexNumber !== null) return refuseAct(command, state, 'item.withdrawal.published');
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
  const { type: _, digest, interpretation, reassessment, ...data } = command;
  if (data.outcome === 'published') {
    if (data.indexNumber === null) return refused(refusal('item.conclusion.indexNumberMissing'));
    if (state.phase === 'published' && state.indexNumber === data.indexNumber) return accepted();
    return accepted({ type: 'ItemConcluded', data }, ...interpretationOwed(state, data.concludedOn, interpretation));
  } else {
    if (data.ground === null) return refused(refusal('item.conclusion.groundMissing'));
    if (state.phase !== 'proposed' || digest !== state.digest) return accepted();
  }
  return accepted({ type: 'ItemConcluded', data }, ...reassessmentOwed(state, data.concludedOn, reassessment));
};

const takeDown = ({ type: _, ...data }: Command<'TakeDown'>, state: ProposedItem): Decision<ItemEvent> =>
  state.isOut ? accepted({ type: 'ItemTakenDown', data }) : accepted();

/** A calendar was approved: counts the term of Art 26 and what is owed of what is out again. Nothing moved: no event. */
const recomputeTerm = ({ calendar }: Command<'RecomputeTerm'>, state: ProposedItem): Decision<ItemEvent> =>
  accepted(...recomputedTerm(calendar, state), ...recomputedDuties(calendar, state));

const recomputedTerm = (calendar: WorkCalendar, state: ProposedItem): readonly ItemEvent[] => {
  const { item: id, organ, formedOn, publishBy: previousPublishBy, workdays } = state;
  if (!isOpen(state) || state.indexNumber !== null || workdays === null) return [];
  const publishBy = addWorkdays(calendar, formedOn, workdays).due;
  if (publishBy === previousPublishBy) return [];
  return [{ type: 'ItemTermRecomputed', data: { item: id, organ, publishBy, previousPublishBy } }];
};

const missTerm = ({ item: id, organ, today, now }: Command<'MissTerm'>, state: ProposedItem): Decision<ItemEvent> => {
  if (!isOpen(state) || state.indexNumber !== null || state.termMissed) return accepted();
  const isOver = state.publishAt === null || now === undefined ? today > state.publishBy : now > state.publishAt;
  if (!isOver) return refused(refusal('item.term.stillRuns', { publishBy: state.publishBy }));
  return accepted({ type: 'ItemTermMissed', data: { item: id, organ, publishBy: state.publishBy } });
};
