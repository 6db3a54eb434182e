import { addDays } from '@mingjian/calendar';
import type { RectificationEvent } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  uuidFrom,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { RectificationRefusal } from './refusals.js';

type DataOf<Type extends RectificationEvent['type']> = Extract<RectificationEvent, { type: Type }>['data'];
type Ordered = DataOf<'RectificationOrdered'>;

interface ByPerson {
  readonly by: string;
  readonly today: CivilDate;
}

export type RectificationCommand =
  | (ByPerson &
      Omit<Ordered, 'on' | 'by'> & {
        readonly type: 'Order';
        /** The organ that orders and those below it. */
        readonly subtree: readonly string[];
        /** Whether what it rests on is on record and about this organ; true when it rests on nothing. */
        readonly basisStands: boolean;
      })
  | (ByPerson & { readonly type: 'Report'; readonly digest: string })
  | (ByPerson & { readonly type: 'Return'; readonly dueOn: CivilDate; readonly digest: string })
  | (ByPerson & { readonly type: 'Accept' })
  | { readonly type: 'MissDay'; readonly today: CivilDate };

export interface KnownRectification extends Ordered {
  readonly phase: 'ordered' | 'reported' | 'accepted';
  /** The newest report. */
  readonly report: Pick<DataOf<'RectificationReported'>, 'digest' | 'late' | 'by' | 'on'> | null;
  /** How often it came back. */
  readonly returns: number;
  /** The newest reason for which it came back. */
  readonly returned: Pick<DataOf<'RectificationReturned'>, 'digest' | 'by' | 'on'> | null;
  /** The days that passed without a word. */
  readonly overdue: readonly CivilDate[];
}
export type RectificationState = { readonly phase: 'unknown' } | KnownRectification;

const refuse = (code: RectificationRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** The one rectification of a problem that an inspection found. */
export const rectificationOf = (inspection: string, organ: string, problem: number): string =>
  uuidFrom('rectification', inspection, organ, String(problem));

/**
 * Streams `rectification-<id>`: ordered with a day, reported with evidence, accepted or to be done again by another day (限期整改;
 * Arts 47, 53). Each day that passes without a word is recorded once.
 */
export const rectification: Decider<RectificationCommand, RectificationEvent, RectificationState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Order') return order(command, state);
    if (state.phase === 'unknown') return refuse('rectification.record.unknown');
    if (state.phase === 'accepted') return refuse('rectification.state.accepted');
    const { rectification: id, organ } = state;
    switch (command.type) {
      case 'Report': {
        if (state.phase === 'reported') return refuse('rectification.report.alreadyReported');
        const { digest, by, today } = command;
        const late = today > state.dueOn;
        return accepted({
          type: 'RectificationReported',
          data: { rectification: id, organ, digest, late, by, on: today },
        });
      }
      case 'Return':
        return giveBack(command, state);
      case 'Accept': {
        const { by, today } = command;
        const data = { rectification: id, organ, by, on: today };
        return faultOfAssessment(command, state) ?? accepted({ type: 'RectificationAccepted', data });
      }
      case 'MissDay': {
        if (!isOwed(state) || command.today <= state.dueOn) return accepted();
        return accepted({ type: 'RectificationOverdue', data: { rectification: id, organ, dueOn: state.dueOn } });
      }
    }
  },

  evolve(state, event) {
    if (event.type === 'RectificationOrdered') {
      return { ...event.data, phase: 'ordered', report: null, returns: 0, returned: null, overdue: [] };
    }
    if (state.phase === 'unknown') return state;
    switch (event.type) {
      case 'RectificationReported': {
        const { digest, late, by, on } = event.data;
        return { ...state, phase: 'reported', report: { digest, late, by, on } };
      }
      case 'RectificationReturned': {
        const { dueOn, digest, by, on } = event.data;
        return { ...state, phase: 'ordered', dueOn, returns: state.returns + 1, returned: { digest, by, on } };
      }
      case 'RectificationAccepted':
        return { ...state, phase: 'accepted' };
      case 'RectificationOverdue':
        return { ...state, overdue: [...state.overdue, event.data.dueOn] };
    }
  },
};

type Command<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { type: Type }>;

const order = (command: Command<'Order'>, state: RectificationState): Decision<RectificationEvent> => {
  const { type: _, today, subtree, basisStands, ...data } = command;
  if (state.phase !== 'unknown') return refuse('rectification.order.alreadyOrdered');
  if (!subtree.includes(data.organ)) return refuse('rectification.order.notBelow', { organ: data.organ });
  if (data.inspection !== null && data.complaint !== null) return refuse('rectification.order.severalBases');
  if (!basisStands) return refuse('rectification.order.basisUnknown');
  if (data.dueOn <= today) return refuse('rectification.order.dayPast', { today });
  return accepted({ type: 'RectificationOrdered', data: { ...data, on: today } });
};

const faultOfAssessment = (
  { by }: ByPerson,
  { phase, report }: KnownRectification,
): ReturnType<typeof refuse> | undefined => {
  if (phase !== 'reported' || report === null) return refuse('rectification.assessment.notReported');
  return by === report.by ? refuse('rectification.assessment.ownReport') : undefined;
};

const giveBack = (command: Command<'Return'>, state: KnownRectification): Decision<RectificationEvent> => {
  const { dueOn, digest, by, today } = command;
  const fault = faultOfAssessment(command, state);
  if (fault) return fault;
  if (dueOn <= today) return refuse('rectification.order.dayPast', { today });
  const { rectification: id, organ } = state;
  return accepted({ type: 'RectificationReturned', data: { rectification: id, organ, dueOn, digest, by, on: today } });
};

const isOwed = ({ phase, dueOn, overdue }: KnownRectification): boolean =>
  phase === 'ordered' && !overdue.includes(dueOn);

/** What the stream owes: to notice, once for each day that was set, that it passed without a report. */
export const rectificationObligations = (
  state: RectificationState,
): readonly { readonly kind: string; readonly due: CivilDate }[] =>
  state.phase !== 'unknown' && isOwed(state) ? [{ kind: 'rectification', due: addDays(state.dueOn, 1) }] : [];
