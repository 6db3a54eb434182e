import type { RemedyEvent } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { RemedyRefusal } from './refusals.js';

type Lodged = Extract<RemedyEvent, { type: 'RemedyLodged' }>['data'];
type Concluded = Extract<RemedyEvent, { type: 'RemedyConcluded' }>['data'];

export type RemedyCommand =
  | (Lodged & {
      readonly type: 'Lodge';
      readonly today: CivilDate;
      /** The organs responsible today for the application that it is about; null when there is no such application, or none is named. */
      readonly responsible: readonly string[] | null;
    })
  | (Pick<Concluded, 'outcome' | 'concludedOn'> & { readonly type: 'Conclude'; readonly today: CivilDate });

export type RemedyState =
  | { readonly phase: 'unknown' }
  | (Lodged & { readonly phase: 'pending' })
  | (Lodged & { readonly phase: 'concluded'; readonly outcome: Concluded['outcome']; readonly concludedOn: CivilDate });

const refuse = (code: RemedyRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/**
 * Streams `remedy-<remedy>`: a reconsideration or a suit about disclosure, lodged (提起) and concluded once. Both dates are those of
 * the deciding body's papers, so they may lie before the day of entry but never after it; table 4 counts by them.
 */
export const remedy: Decider<RemedyCommand, RemedyEvent, RemedyState> = {
  initialState: { phase: 'unknown' },

  decide: (command, state) => (command.type === 'Lodge' ? lodge(command, state) : conclude(command, state)),

  evolve(state, event) {
    if (event.type === 'RemedyLodged') return { ...event.data, phase: 'pending' };
    if (state.phase === 'unknown') return state;
    const { outcome, concludedOn } = event.data;
    return { ...state, phase: 'concluded', outcome, concludedOn };
  },
};

const lodge = (command: Extract<RemedyCommand, { type: 'Lodge' }>, state: RemedyState): Decision<RemedyEvent> => {
  const { type: _, today, responsible, ...data } = command;
  if (state.phase !== 'unknown') return refuse('remedy.lodging.alreadyLodged');
  if (data.lodgedOn > today) return refuse('remedy.lodging.inTheFuture', { today });
  if (data.application !== null && responsible === null) return refuse('remedy.lodging.applicationUnknown');
  if (responsible && !responsible.includes(data.organ)) return refuse('remedy.lodging.otherOrgan');
  return accepted({ type: 'RemedyLodged', data });
};

const conclude = (
  { outcome, concludedOn, today }: Extract<RemedyCommand, { type: 'Conclude' }>,
  state: RemedyState,
): Decision<RemedyEvent> => {
  if (state.phase === 'unknown') return refuse('remedy.record.unknown');
  if (state.phase === 'concluded') {
    return refuse('remedy.conclusion.alreadyConcluded', { concludedOn: state.concludedOn });
  }
  if (concludedOn > today) return refuse('remedy.conclusion.inTheFuture', { today });
  if (concludedOn < state.lodgedOn) return refuse('remedy.conclusion.beforeLodged', { lodgedOn: state.lodgedOn });
  const { remedy: id, organ, kind } = state;
  return accepted({ type: 'RemedyConcluded', data: { remedy: id, organ, kind, outcome, concludedOn } });
};
