import type { PublicationEvent } from '@mingjian/contracts';
import { refusal, refused, type Decision, type RefusalFact, type Refused } from '@mingjian/core';
import type { PublicationRefusal } from './refusals.js';
import type { Publication, PublicationState } from './state.js';

export type PublicationDecision = Decision<PublicationEvent>;

export const refuse = (
  code: PublicationRefusal,
  facts: Readonly<Record<string, RefusalFact>> = {},
): Refused<PublicationEvent> => refused(refusal(code, facts));

/** An act on an item that publish has heard of. */
export const whenPresent = (
  state: PublicationState,
  act: (publication: Publication) => PublicationDecision,
): PublicationDecision => (state.phase === 'absent' ? refuse('publication.state.unknown') : act(state));
