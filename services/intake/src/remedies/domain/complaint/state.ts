import type { ComplaintEvent, ComplaintFinding, ComplaintStep } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

export type DataOf<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>['data'];

/** 收到、受理、答复、办结. */
export type ComplaintPhase = 'received' | 'accepted' | 'answered' | 'closed';

/** `organ` is who has it in hand now; `receivedBy` who took it in. */
export interface KnownComplaint extends DataOf<'ComplaintReceived'> {
  readonly phase: ComplaintPhase;
  readonly receivedBy: string;
  readonly acceptedOn: CivilDate | null;
  readonly answerBy: CivilDate | null;
  readonly extended: boolean;
  /** The days of the present organ that passed. */
  readonly missed: readonly ComplaintStep[];
  readonly finding: ComplaintFinding | null;
  readonly answeredOn: CivilDate | null;
  readonly toldOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
}

export type ComplaintState = { readonly phase: 'unknown' } | KnownComplaint;

export const evolve = (state: ComplaintState, event: ComplaintEvent): ComplaintState => {
  if (event.type === 'ComplaintReceived') {
    const nothingYet = {
      acceptedOn: null,
      answerBy: null,
      finding: null,
      answeredOn: null,
      toldOn: null,
      closedOn: null,
    };
    const { data } = event;
    return { ...data, ...nothingYet, phase: 'received', receivedBy: data.organ, extended: false, missed: [] };
  }
  if (state.phase === 'unknown') return state;
  switch (event.type) {
    case 'ComplaintForwarded':
      return { ...state, organ: event.data.organ, acceptBy: event.data.acceptBy, missed: [] };
    case 'ComplaintAccepted':
      return { ...state, phase: 'accepted', acceptedOn: event.data.acceptedOn, answerBy: event.data.answerBy };
    case 'ComplaintExtended':
      return { ...state, answerBy: event.data.answerBy, extended: true };
    case 'ComplaintTermMissed':
      return { ...state, missed: [...state.missed, event.data.step] };
    case 'ComplaintAnswered':
      return { ...state, phase: 'answered', finding: event.data.finding, answeredOn: event.data.answeredOn };
    case 'ComplaintClosed':
      return { ...state, phase: 'closed', toldOn: event.data.toldOn, closedOn: event.data.closedOn };
  }
};

/** The day that it owes now; null where it owes none. */
export const owedBy = (state: KnownComplaint): { readonly step: ComplaintStep; readonly due: CivilDate } | null => {
  if (state.phase === 'received') return { step: 'acceptance', due: state.acceptBy };
  return state.phase === 'accepted' && state.answerBy !== null ? { step: 'answer', due: state.answerBy } : null;
};
