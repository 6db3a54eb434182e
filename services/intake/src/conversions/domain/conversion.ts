import type { ConversionEvent, PersonalField } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { ConversionRefusal } from './refusals.js';

type DataOf<Type extends ConversionEvent['type']> = Extract<ConversionEvent, { type: Type }>['data'];
type Proposed = DataOf<'ConversionProposed'>;

interface Act {
  readonly today: CivilDate;
  readonly personal?: readonly PersonalField[];
}

export type ConversionCommand =
  | (Act &
      Omit<Proposed, 'proposedOn'> & {
        readonly type: 'Propose';
        /** Whether the organ exists today. */
        readonly organStands: boolean;
        /** Whether the organ is responsible for all of the applications. */
        readonly applicationsAreOwn: boolean;
      })
  | (Act & {
      readonly type: 'Decide';
      /** The item as which it is taken up; null: it is declined. */
      readonly item: string | null;
      /** Whether the organ has this item; true when it is declined. */
      readonly itemIsOwn: boolean;
    });

export type ConversionState =
  | { readonly phase: 'unknown' }
  | (Proposed & { readonly phase: 'proposed' })
  | (Proposed & { readonly phase: 'adopted'; readonly item: string })
  | (Proposed & { readonly phase: 'declined' });

const refuse = (code: ConversionRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));
const sealed = ({ personal }: Act) => (personal === undefined ? {} : { personal });

/**
 * Streams `conversion-<id>`: what several asked for, or one applicant proposes, may be published on the organ's own initiative (Art 44). Whether
 * it may be open is the review's to say, which the item goes through like any other.
 */
export const conversion: Decider<ConversionCommand, ConversionEvent, ConversionState> = {
  initialState: { phase: 'unknown' },

  decide: (command, state) => (command.type === 'Propose' ? propose(command, state) : decide(command, state)),

  evolve(state, event) {
    if (event.type === 'ConversionProposed') return { ...event.data, phase: 'proposed' };
    if (state.phase !== 'proposed') return state;
    const { item } = event.data;
    return item === null ? { ...state, phase: 'declined' } : { ...state, phase: 'adopted', item };
  },
};

const propose = (
  command: Extract<ConversionCommand, { type: 'Propose' }>,
  state: ConversionState,
): Decision<ConversionEvent> => {
  const { conversion: id, organ, proposedBy, today } = command;
  const applications = [...new Set(command.applications)];
  if (state.phase !== 'unknown') return refuse('conversion.proposal.alreadyMade');
  if (!command.organStands) return refuse('conversion.proposal.organUnknown', { organ });
  if (!command.applicationsAreOwn) return refuse('conversion.proposal.applicationUnknown');
  if (proposedBy === 'organ' && applications.length < 2) return refuse('conversion.proposal.tooFew');
  return accepted({
    type: 'ConversionProposed',
    data: { conversion: id, organ, applications, proposedBy, proposedOn: today },
    ...sealed(command),
  });
};

const decide = (
  command: Extract<ConversionCommand, { type: 'Decide' }>,
  state: ConversionState,
): Decision<ConversionEvent> => {
  const { item, itemIsOwn, today } = command;
  if (state.phase === 'unknown') return refuse('conversion.proposal.unknown');
  if (state.phase !== 'proposed') return refuse('conversion.decision.alreadyDecided', { phase: state.phase });
  if (!itemIsOwn) return refuse('conversion.decision.itemUnknown');
  const { conversion: id, organ } = state;
  return accepted({
    type: 'ConversionDecided',
    data: { conversion: id, organ, item, decidedOn: today },
    ...sealed(command),
  });
};
