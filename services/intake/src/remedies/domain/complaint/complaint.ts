import { addDays } from '@mingjian/calendar';
import type { ComplaintEvent, PersonalField } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { ComplaintRefusal } from './refusals.js';
import { evolve, owedBy, type ComplaintState, type DataOf, type KnownComplaint } from './state.js';

interface Act {
  readonly today: CivilDate;
  readonly personal?: readonly PersonalField[];
}
type ByPerson = Act & { readonly by: string };

export type ComplaintCommand =
  | (Act &
      Omit<DataOf<'ComplaintReceived'>, 'acceptBy'> & {
        readonly type: 'Receive';
        /** Whether both organs exist today. */
        readonly organsStand: boolean;
        /** The organs responsible today for the application that is named; null when there is no such one, or none is named. */
        readonly responsible: readonly string[] | null;
        /** Calendar days to accept it or to pass it on. */
        readonly acceptanceDays: number;
      })
  | (ByPerson & {
      readonly type: 'Forward';
      readonly to: string;
      readonly organStands: boolean;
      readonly acceptanceDays: number;
    })
  | (ByPerson & {
      readonly type: 'Accept';
      /** The organs above the one that it is about; empty where nobody is. */
      readonly above: readonly string[];
      /** Calendar days to answer. */
      readonly answerDays: number;
    })
  | (ByPerson & { readonly type: 'Extend'; readonly days: number; readonly mostDays: number })
  | (Act & { readonly type: 'MissTerm' })
  | (ByPerson & Pick<DataOf<'ComplaintAnswered'>, 'finding'> & { readonly type: 'Answer' })
  | (ByPerson & Pick<DataOf<'ComplaintClosed'>, 'toldOn'> & { readonly type: 'Close' });

type Command<Type extends ComplaintCommand['type']> = Extract<ComplaintCommand, { type: Type }>;
type Decided = Decision<ComplaintEvent>;

const refuse = (code: ComplaintRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));
const sealed = ({ personal }: Act) => (personal === undefined ? {} : { personal });

/**
 * Streams `complaint-<id>`: somebody complains, reports or suggests (Arts 9, 47, 51). What is said of an organ is dealt with above it,
 * so whoever takes it in passes it on where it is about themselves. The days are settings; that one passed is recorded once.
 */
export const complaint: Decider<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  initialState: { phase: 'unknown' },
  evolve,
  decide(command, state) {
    if (command.type === 'Receive') return receive(command, state);
    if (state.phase === 'unknown') return refuse('complaint.record.unknown');
    if (state.phase === 'closed') return refuse('complaint.state.closed');
    switch (command.type) {
      case 'Forward':
        return forward(command, state);
      case 'Accept':
        return accept(command, state);
      case 'Extend':
        return extend(command, state);
      case 'MissTerm':
        return missTerm(command, state);
      case 'Answer':
        return answer(command, state);
      case 'Close':
        return close(command, state);
    }
  },
};

const receive = (command: Command<'Receive'>, state: ComplaintState): Decided => {
  const { type: _, today, personal, organsStand, responsible, acceptanceDays, ...data } = command;
  const { kind, about, application, receivedOn } = data;
  if (state.phase !== 'unknown') return refuse('complaint.receipt.alreadyReceived');
  if (!organsStand) return refuse('complaint.receipt.organUnknown');
  if (receivedOn > today) return refuse('complaint.receipt.inTheFuture', { today });
  if (about === null && (kind !== 'suggestion' || application !== null)) {
    return refuse('complaint.receipt.aboutMissing');
  }
  if (application !== null && !responsible?.includes(about!)) return refuse('complaint.receipt.applicationUnknown');
  return accepted({
    type: 'ComplaintReceived',
    data: { ...data, acceptBy: addDays(receivedOn, acceptanceDays) },
    ...(personal && { personal }),
  });
};

const forward = (command: Command<'Forward'>, { complaint: id, organ, phase }: KnownComplaint): Decided => {
  const { to, organStands, acceptanceDays, today, by } = command;
  if (phase !== 'received') return refuse('complaint.state.alreadyAccepted');
  if (to === organ || !organStands) return refuse('complaint.forwarding.organMissing', { to });
  const acceptBy = addDays(today, acceptanceDays);
  return accepted({
    type: 'ComplaintForwarded',
    data: { complaint: id, organ: to, from: organ, forwardedOn: today, acceptBy, by },
  });
};

const accept = (command: Command<'Accept'>, { complaint: id, organ, phase, kind, about }: KnownComplaint): Decided => {
  const { above, answerDays, today, by } = command;
  if (phase !== 'received') return refuse('complaint.state.alreadyAccepted');
  // Nobody is above the top of the directory, so it answers for itself.
  if (kind !== 'suggestion' && above.length > 0 && !above.includes(organ)) {
    return refuse('complaint.acceptance.ownMatter', { about, above: [...above] });
  }
  const answerBy = addDays(today, answerDays);
  return accepted({ type: 'ComplaintAccepted', data: { complaint: id, organ, acceptedOn: today, answerBy, by } });
};

const extend = (command: Command<'Extend'>, { complaint: id, organ, ...state }: KnownComplaint): Decided => {
  const { days, mostDays, today, by } = command;
  if (state.phase === 'answered') return refuse('complaint.state.alreadyAnswered');
  if (state.answerBy === null) return refuse('complaint.state.notAccepted');
  if (state.extended) return refuse('complaint.extension.onlyOnce');
  if (today > state.answerBy) return refuse('complaint.extension.tooLate', { answerBy: state.answerBy });
  if (days < 1 || days > mostDays) return refuse('complaint.extension.length', { mostDays });
  const answerBy = addDays(state.answerBy, days);
  return accepted({
    type: 'ComplaintExtended',
    data: { complaint: id, organ, answerBy, previousAnswerBy: state.answerBy, by },
    ...sealed(command),
  });
};

const missTerm = ({ today }: Command<'MissTerm'>, state: KnownComplaint): Decided => {
  const owed = owedBy(state);
  if (!owed || owed.due >= today || state.missed.includes(owed.step)) return accepted();
  const { complaint: id, organ } = state;
  return accepted({ type: 'ComplaintTermMissed', data: { complaint: id, organ, ...owed } });
};

const answer = (command: Command<'Answer'>, { complaint: id, organ, ...state }: KnownComplaint): Decided => {
  const { finding, today, by } = command;
  if (state.phase === 'answered') return refuse('complaint.state.alreadyAnswered');
  if (state.answerBy === null) return refuse('complaint.state.notAccepted');
  const late = today > state.answerBy;
  return accepted({
    type: 'ComplaintAnswered',
    data: { complaint: id, organ, finding, answeredOn: today, late, by },
    ...sealed(command),
  });
};

const close = (
  { toldOn, today, by }: Command<'Close'>,
  { complaint: id, organ, ...state }: KnownComplaint,
): Decided => {
  if (state.answeredOn === null) return refuse('complaint.state.notAnswered');
  if (state.anonymous && toldOn !== null) return refuse('complaint.closing.nobodyToTell');
  if (!state.anonymous && toldOn === null) return refuse('complaint.closing.notTold');
  if (toldOn !== null && (toldOn < state.answeredOn || toldOn > today)) {
    return refuse('complaint.closing.dayOutOfOrder', { answeredOn: state.answeredOn, today });
  }
  return accepted({ type: 'ComplaintClosed', data: { complaint: id, organ, toldOn, closedOn: today, by } });
};

/** What the stream owes: to notice, once, that the day passed on which it was to be accepted, or answered. */
export const obligationsOf = (state: ComplaintState): readonly { readonly kind: string; readonly due: CivilDate }[] => {
  if (state.phase === 'unknown') return [];
  const owed = owedBy(state);
  return owed && !state.missed.includes(owed.step) ? [{ kind: owed.step, due: addDays(owed.due, 1) }] : [];
};
