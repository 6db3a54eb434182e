import type { PersonalField, RecordCorrectionEvent } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { RecordCorrectionRefusal } from './refusals.js';

type DataOf<Type extends RecordCorrectionEvent['type']> = Extract<RecordCorrectionEvent, { type: Type }>['data'];
type Requested = DataOf<'RecordCorrectionRequested'>;

interface Act {
  readonly today: CivilDate;
  readonly personal?: readonly PersonalField[];
}

export type RecordCorrectionCommand =
  | (Act &
      Requested & {
        readonly type: 'Request';
        /** Whether the organ exists today. */
        readonly organStands: boolean;
        /** Whether the organ is responsible for the application that is named; true when none is. */
        readonly applicationIsOwn: boolean;
      })
  | (Act & Pick<DataOf<'RecordVerified'>, 'wrong'> & { readonly type: 'Verify' })
  | (Act &
      Pick<DataOf<'RecordCorrectionConcluded'>, 'outcome' | 'to'> & {
        readonly type: 'Conclude';
        /** Whether the organ that is named exists today; true when none is. */
        readonly organStands: boolean;
      });

export type RecordCorrectionState =
  | { readonly phase: 'unknown' }
  | (Requested & {
      readonly phase: 'open';
      /** What the organ found; null before it has looked. */
      readonly wrong: boolean | null;
    })
  | (Requested & { readonly phase: 'concluded'; readonly outcome: DataOf<'RecordCorrectionConcluded'>['outcome'] });

type Open = Extract<RecordCorrectionState, { phase: 'open' }>;

const refuse = (code: RecordCorrectionRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));
const sealed = ({ personal }: Act) => (personal === undefined ? {} : { personal });

/**
 * Streams `recordCorrection-<id>`: somebody shows that a record about them is wrong (Art 41). The organ verifies and corrects what it has
 * the power over, else transfers the request or directs the applicant; they are told in every case. The law sets no period.
 */
export const recordCorrection: Decider<RecordCorrectionCommand, RecordCorrectionEvent, RecordCorrectionState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Request') return request(command, state);
    if (state.phase === 'unknown') return refuse('recordCorrection.request.unknown');
    if (state.phase === 'concluded') return refuse('recordCorrection.request.concluded', { outcome: state.outcome });
    return command.type === 'Verify' ? verify(command, state) : conclude(command, state);
  },

  evolve(state, event) {
    if (event.type === 'RecordCorrectionRequested') return { ...event.data, phase: 'open', wrong: null };
    if (state.phase !== 'open') return state;
    if (event.type === 'RecordVerified') return { ...state, wrong: event.data.wrong };
    const { wrong: _, ...requested } = state;
    return { ...requested, phase: 'concluded', outcome: event.data.outcome };
  },
};

type Command<Type extends RecordCorrectionCommand['type']> = Extract<RecordCorrectionCommand, { type: Type }>;

const request = (command: Command<'Request'>, state: RecordCorrectionState): Decision<RecordCorrectionEvent> => {
  const { request: id, organ, application, requestedOn, today } = command;
  if (state.phase !== 'unknown') return refuse('recordCorrection.request.alreadyMade');
  if (!command.organStands) return refuse('recordCorrection.request.organUnknown', { organ });
  if (requestedOn > today) return refuse('recordCorrection.request.inTheFuture', { today });
  if (!command.applicationIsOwn) return refuse('recordCorrection.request.applicationUnknown');
  return accepted({
    type: 'RecordCorrectionRequested',
    data: { request: id, organ, application, requestedOn },
    ...sealed(command),
  });
};

const verify = (command: Command<'Verify'>, { request: id, organ, wrong }: Open): Decision<RecordCorrectionEvent> =>
  wrong === null
    ? accepted({
        type: 'RecordVerified',
        data: { request: id, organ, verifiedOn: command.today, wrong: command.wrong },
        ...sealed(command),
      })
    : refuse('recordCorrection.verification.alreadyDone');

const conclude = (command: Command<'Conclude'>, state: Open): Decision<RecordCorrectionEvent> => {
  const { outcome, to, today, organStands } = command;
  const { request: id, organ, wrong } = state;
  const isOwn = outcome === 'corrected' || outcome === 'notWrong';
  if (isOwn && wrong === null) return refuse('recordCorrection.conclusion.notVerified');
  if (isOwn && wrong !== (outcome === 'corrected'))
    return refuse('recordCorrection.conclusion.otherFinding', { wrong });
  if (!isOwn && wrong !== null) return refuse('recordCorrection.conclusion.ownPower');
  if (outcome !== 'transferred' && to !== null) return refuse('recordCorrection.conclusion.organNotExpected');
  if (outcome === 'transferred' && (to === null || to === organ || !organStands)) {
    return refuse('recordCorrection.conclusion.organMissing', { to });
  }
  return accepted({
    type: 'RecordCorrectionConcluded',
    data: { request: id, organ, outcome, to, toldOn: today },
    ...sealed(command),
  });
};
