import type { LateEntryEvent, PersonalField } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import { provisionProblem } from './prerequisites.js';
import type { LateEntryRefusal } from './late-entry-refusals.js';
import { isByReply, type ResultBases } from './results.js';

type DataOf<Type extends LateEntryEvent['type']> = Extract<LateEntryEvent, { type: Type }>['data'];
type Proposed = DataOf<'LateEntryProposed'>;

/** A case that is over, as its papers tell it. */
export type ClosedOnPaper = Proposed['case'];

interface Act {
  readonly today: CivilDate;
  readonly by: string;
  /** The holder for whom a deputy acts. */
  readonly actingFor: string | null;
  readonly personal?: readonly PersonalField[];
}

export interface ProposeLateEntry extends Act {
  readonly type: 'Propose';
  readonly lateEntry: string;
  readonly organ: string;
  /** Whether the organ exists today. */
  readonly organStands: boolean;
  /** The application that the case becomes. */
  readonly application: string;
  readonly case: ClosedOnPaper;
  readonly identityIsRight: boolean;
  readonly resultBases: ResultBases;
}

export type LateEntryCommand =
  ProposeLateEntry | (Act & { readonly type: 'Confirm' }) | (Act & { readonly type: 'Reject' });

export type LateEntryState =
  | { readonly phase: 'absent' }
  | (Proposed & {
      readonly phase: 'proposed';
      /** References to what is sealed; the application takes over `applicant` and `request`. */
      readonly personal: readonly PersonalField[];
    })
  | (Proposed & { readonly phase: 'confirmed' | 'rejected' });

/**
 * Streams `lateEntry-<id>`: 补录. What was handled outside the system is entered by one person, from its papers and with the reason, and counts
 * once a second person has confirmed it (architecture rule 11).
 */
export const lateEntry: Decider<LateEntryCommand, LateEntryEvent, LateEntryState> = {
  initialState: { phase: 'absent' },

  decide: (command, state) => (command.type === 'Propose' ? propose(command, state) : conclude(command, state)),

  evolve(state, event) {
    switch (event.type) {
      case 'LateEntryProposed':
        return { ...event.data, phase: 'proposed', personal: event.personal ?? [] };
      case 'LateEntryConfirmed':
      case 'LateEntryRejected': {
        if (state.phase !== 'proposed') return state;
        const { personal: _, ...proposed } = state;
        return { ...proposed, phase: event.type === 'LateEntryConfirmed' ? 'confirmed' : 'rejected' };
      }
      case 'LateEntryActRefused':
        return state;
    }
  },
};

const refuse = (code: LateEntryRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));
const sealed = ({ personal }: Act) => (personal === undefined ? {} : { personal });

const propose = (command: ProposeLateEntry, state: LateEntryState): Decision<LateEntryEvent> => {
  const { lateEntry: id, organ, application, case: entered, by, actingFor, today } = command;
  if (state.phase !== 'absent') return refuse('lateEntry.proposal.alreadyMade');
  if (!command.organStands) return refuse('lateEntry.proposal.organUnknown', { organ });
  if (!command.identityIsRight) return refuse('lateEntry.proposal.identityInvalid');
  const provision = provisionProblem(entered, command.resultBases);
  if (provision) return refused(provision.refusal);
  return (
    replyProblem(entered) ??
    dateProblem(entered, today) ??
    accepted({
      type: 'LateEntryProposed',
      data: {
        lateEntry: id,
        organ,
        application,
        case: entered,
        proposedBy: by,
        proposedFor: actingFor,
        proposedOn: today,
      },
      ...sealed(command),
    })
  );
};

/** Only what a reply can say has one, with its number, and only a reply is delivered; a withdrawal (3.6.3) may come with either. */
const replyProblem = ({ result, replyNumber, deliveredOn }: ClosedOnPaper) => {
  if (isByReply(result) && result !== '3.6.3' && replyNumber === null)
    return refuse('lateEntry.proposal.replyNumberMissing', { result });
  if (!isByReply(result) && replyNumber !== null) return refuse('lateEntry.proposal.replyNotExpected', { result });
  return replyNumber === null && deliveredOn !== null
    ? refuse('lateEntry.proposal.replyNotExpected', { result })
    : undefined;
};

/** Each day follows from the one before it, and none lies in the future. */
const dateProblem = (
  { physicallyReceivedOn, submittedOn, receiptDate, decidedOn, deliveredOn }: ClosedOnPaper,
  today: CivilDate,
) => {
  const days = [
    ...(physicallyReceivedOn === null ? [submittedOn] : [physicallyReceivedOn]),
    receiptDate,
    decidedOn,
    ...(deliveredOn === null ? [] : [deliveredOn]),
  ];
  for (const [place, date] of days.entries()) {
    if (date > today) return refuse('lateEntry.date.inFuture', { date, today });
    const notBefore = days[place - 1];
    if (notBefore !== undefined && date < notBefore) return refuse('lateEntry.date.tooEarly', { date, notBefore });
  }
  return submittedOn > today ? refuse('lateEntry.date.inFuture', { date: submittedOn, today }) : undefined;
};

const conclude = (
  command: Exclude<LateEntryCommand, ProposeLateEntry>,
  state: LateEntryState,
): Decision<LateEntryEvent> => {
  if (state.phase === 'absent') return refuse('lateEntry.proposal.unknown');
  if (state.phase !== 'proposed') return refuse('lateEntry.conclusion.alreadyConcluded', { phase: state.phase });
  const { lateEntry: id, organ, application, proposedBy, proposedFor } = state;
  const { by, actingFor, today } = command;
  const ofEntry = { lateEntry: id, organ };
  // A deputy is neither a second person beside their holder, nor the holder beside their deputy.
  const first = [proposedBy, proposedFor];
  if (first.includes(by) || (actingFor !== null && first.includes(actingFor))) {
    const refusedAct = refusal('lateEntry.conclusion.samePerson');
    return refused(refusedAct, {
      type: 'LateEntryActRefused',
      data: { ...ofEntry, act: command.type, code: refusedAct.code, by, on: today },
    });
  }
  if (command.type === 'Reject') {
    return accepted({
      type: 'LateEntryRejected',
      data: { ...ofEntry, rejectedBy: by, rejectedOn: today },
      ...sealed(command),
    });
  }
  return accepted({
    type: 'LateEntryConfirmed',
    data: {
      ...ofEntry,
      application,
      case: state.case,
      enteredBy: proposedBy,
      confirmedBy: by,
      confirmedOn: today,
    },
    personal: state.personal.filter(({ field }) => field === 'applicant' || field === 'request'),
  });
};
