import type { MeasureEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type CivilDate, type Decider, type RefusalFact } from '@mingjian/core';
import type { MeasureRefusal } from './refusals.js';

type DataOf<Type extends MeasureEvent['type']> = Extract<MeasureEvent, { type: Type }>['data'];
type Taken = DataOf<'MeasureTaken'>;
type Answered = DataOf<'MeasureAnswered'>;

export type MeasureCommand =
  | (Omit<Taken, 'on'> & {
      readonly type: 'Take';
      readonly today: CivilDate;
      /** The organs below the one that takes it, without itself. */
      readonly below: readonly string[];
      /** Whether what it rests on is on record and about this organ. */
      readonly basisStands: boolean;
    })
  | (Pick<Answered, 'outcome' | 'digest' | 'by'> & { readonly type: 'Answer'; readonly today: CivilDate });

export interface KnownMeasure extends Taken {
  readonly phase: 'taken' | 'answered';
  readonly answer: Pick<Answered, 'outcome' | 'digest' | 'by' | 'on'> | null;
}
export type MeasureState = { readonly phase: 'unknown' } | KnownMeasure;

const refuse = (code: MeasureRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/**
 * Streams `measure-<id>`: an organ above criticises in public, or proposes that somebody be held to account (Arts 47, 53), on something
 * that is on record. Sanctions themselves are decided elsewhere; what became of a proposal is told.
 */
export const measure: Decider<MeasureCommand, MeasureEvent, MeasureState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Take') {
      const { type: _, today, below, basisStands, ...data } = command;
      if (state.phase !== 'unknown') return refuse('measure.taking.alreadyTaken');
      if (!below.includes(data.organ)) return refuse('measure.taking.notBelow', { organ: data.organ });
      const bases = [data.inspection, data.complaint, data.rectification].filter((one) => one !== null);
      if (bases.length !== 1) return refuse('measure.taking.oneBasis');
      if (!basisStands) return refuse('measure.taking.basisUnknown');
      return accepted({ type: 'MeasureTaken', data: { ...data, on: today } });
    }
    if (state.phase === 'unknown') return refuse('measure.record.unknown');
    if (state.kind === 'publicCriticism') return refuse('measure.answer.notExpected');
    if (state.phase === 'answered') return refuse('measure.answer.alreadyAnswered');
    const { outcome, digest, by, today } = command;
    const { measure: id, organ } = state;
    return accepted({ type: 'MeasureAnswered', data: { measure: id, organ, outcome, digest, by, on: today } });
  },

  evolve(state, event) {
    if (event.type === 'MeasureTaken') return { ...event.data, phase: 'taken', answer: null };
    if (state.phase === 'unknown') return state;
    const { outcome, digest, by, on } = event.data;
    return { ...state, phase: 'answered', answer: { outcome, digest, by, on } };
  },
};
