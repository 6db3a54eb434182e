import type { Adoption, ConsultationEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

export type EventData<Type extends ConsultationEvent['type']> = Extract<ConsultationEvent, { type: Type }>['data'];

export type ConsultationState = { readonly phase: 'absent' } | Consultation;

/** `open`: until it is concluded, also when the time to comment is over. */
export interface Consultation {
  readonly phase: 'open' | 'concluded';
  readonly consultation: string;
  readonly organ: string;
  readonly section: string;
  readonly draft: string;
  readonly opensOn: CivilDate;
  /** The last day to comment. */
  readonly closesOn: CivilDate;
  readonly shortened: boolean;
  readonly comments: readonly Comment[];
  readonly meetings: readonly Pick<EventData<'DecisionMeetingHeld'>, 'heldOn' | 'attended'>[];
  readonly feedback: string | null;
  readonly decision: string | null;
}

export interface Comment {
  readonly comment: string;
  readonly receivedOn: CivilDate;
  /** Null: not answered yet. */
  readonly adoption: Adoption | null;
}
