import type { FindingEvent } from '@mingjian/contracts';
import {
  accepted,
  assertNever,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { findingRefusals } from './refusals.js';

type DataOf<Type extends FindingEvent['type']> = Extract<FindingEvent, { type: Type }>['data'];
type Recorded = DataOf<'AuditFindingRecorded'>;

interface By {
  readonly by: string;
  readonly today: CivilDate;
}

export type FindingCommand =
  | (By & {
      readonly type: 'Find';
      readonly finding: Omit<Recorded, 'by' | 'on'>;
      /** Whether the mandate holds today. */
      readonly inForce: boolean;
    })
  | (By & { readonly type: 'Answer'; readonly answer: string })
  | (By & { readonly type: 'ReturnAnswer'; readonly reason: string; readonly answerBy: CivilDate })
  | (By & {
      readonly type: 'Close';
      readonly outcome: DataOf<'AuditFindingClosed'>['outcome'];
      readonly reason: string;
    });

/** A text that somebody wrote about the finding, by its digest. */
export interface Said {
  readonly what: 'finding' | 'answer' | 'return' | 'closure';
  readonly text: string;
  readonly by: string;
  readonly on: CivilDate;
}

/** `recorded` and `returned` wait for the organ, `answered` for the auditor. */
export type FindingPhase = 'recorded' | 'answered' | 'returned' | 'closed';

export interface KnownFinding extends Omit<Recorded, 'text'> {
  readonly phase: FindingPhase;
  readonly outcome: DataOf<'AuditFindingClosed'>['outcome'] | null;
  readonly said: readonly Said[];
}
export type FindingState = { readonly phase: 'unknown' } | KnownFinding;

const refuse = (code: keyof typeof findingRefusals, facts?: Record<string, RefusalFact>) =>
  refused(refusal(code, facts));

const waitsForOrgan = ({ phase }: KnownFinding): boolean => phase === 'recorded' || phase === 'returned';

/** Streams `finding-<id>`: found, answered, perhaps returned, and closed. */
export const finding: Decider<FindingCommand, FindingEvent, FindingState> = {
  initialState: { phase: 'unknown' },

  decide(command, state): Decision<FindingEvent> {
    const { by, today: on } = command;
    if (command.type === 'Find') {
      if (!command.inForce) return refuse('finding.mandate.notInForce');
      if (command.finding.answerBy < on) return refuse('finding.answer.inThePast', { today: on });
      return accepted({ type: 'AuditFindingRecorded', data: { ...command.finding, by, on } });
    }
    if (state.phase === 'unknown') return refuse('finding.record.unknown');
    if (state.phase === 'closed') return refuse('finding.closure.alreadyClosed');
    const ofFinding = { finding: state.finding, audit: state.audit, organ: state.organ };
    switch (command.type) {
      case 'Answer':
        if (!waitsForOrgan(state)) return refuse('finding.answer.notDue', { phase: state.phase });
        if (by === state.by) return refuse('finding.answer.ownFinding');
        return accepted({ type: 'AuditFindingAnswered', data: { ...ofFinding, answer: command.answer, by, on } });
      case 'ReturnAnswer': {
        const { reason, answerBy } = command;
        if (waitsForOrgan(state)) return refuse('finding.answer.missing');
        if (answerBy < on) return refuse('finding.answer.inThePast', { today: on });
        return accepted({ type: 'AuditAnswerReturned', data: { ...ofFinding, reason, answerBy, by, on } });
      }
      case 'Close': {
        const { outcome, reason } = command;
        // That there was nothing can be seen without an answer; that it was put right cannot.
        if (waitsForOrgan(state) && outcome !== 'unfounded') return refuse('finding.answer.missing');
        return accepted({ type: 'AuditFindingClosed', data: { ...ofFinding, outcome, reason, by, on } });
      }
      default:
        return assertNever(command);
    }
  },

  evolve(state, event) {
    const { by, on } = event.data;
    if (event.type === 'AuditFindingRecorded') {
      const { text, ...data } = event.data;
      return { ...data, phase: 'recorded', outcome: null, said: [{ what: 'finding', text, by, on }] };
    }
    if (state.phase === 'unknown') return state;
    const saying = (what: Said['what'], text: string) => ({ said: [...state.said, { what, text, by, on }] });
    switch (event.type) {
      case 'AuditFindingAnswered':
        return { ...state, ...saying('answer', event.data.answer), phase: 'answered' };
      case 'AuditAnswerReturned': {
        const { reason, answerBy } = event.data;
        return { ...state, ...saying('return', reason), phase: 'returned', answerBy };
      }
      case 'AuditFindingClosed': {
        const { reason, outcome } = event.data;
        return { ...state, ...saying('closure', reason), phase: 'closed', outcome };
      }
    }
  },
};
