import type { ApplicationEvent, PersonalField } from '@mingjian/contracts';
import { refusal, refused, type CivilDate, type Decision, type RefusalFact, type Refused } from '@mingjian/core';
import type { ApplicationRefusal } from './refusals.js';
import {
  isAwaitingCorrection,
  isAwaitingPayment,
  isUnderReview,
  type ApplicationState,
  type ClosedCase,
  type OpenCase,
} from './state.js';

export type ApplicationDecision = Decision<ApplicationEvent>;

export const refuse = (
  code: ApplicationRefusal,
  facts: Readonly<Record<string, RefusalFact>> = {},
): Refused<ApplicationEvent> => refused(refusal(code, facts));

/** An act on a registered application without a decision. */
export const whileOpen = (
  state: ApplicationState,
  act: (open: OpenCase) => ApplicationDecision,
): ApplicationDecision => {
  switch (state.phase) {
    case 'absent':
      return refuse('application.state.unknown');
    case 'received':
      return refuse('application.state.notRegistered');
    case 'closed':
      return refuse('application.state.closed', { closedOn: state.closedOn, result: state.result });
    case 'open':
      return act(state);
  }
};

/** An act inside the organ, also while the applicant is awaited: not while a reply is under review. */
export const beforeReview = (
  state: ApplicationState,
  act: (open: OpenCase) => ApplicationDecision,
): ApplicationDecision =>
  whileOpen(state, (open) => (isUnderReview(open) ? refuse('application.state.underReview') : act(open)));

/** An act that moves the case: neither under review nor while a correction or a payment is awaited. */
export const whileHandling = (
  state: ApplicationState,
  act: (open: OpenCase) => ApplicationDecision,
): ApplicationDecision =>
  beforeReview(state, (open) => {
    if (isAwaitingCorrection(open)) return refuse('application.state.awaitingCorrection');
    if (isAwaitingPayment(open)) return refuse('application.state.awaitingPayment');
    return act(open);
  });

/** An act on the closed file. */
export const whenClosed = (
  state: ApplicationState,
  act: (closed: ClosedCase) => ApplicationDecision,
): ApplicationDecision => {
  if (state.phase === 'absent') return refuse('application.state.unknown');
  return state.phase === 'closed' ? act(state) : refuse('application.state.notDecided');
};

/** Refuses the date of an outside fact that lies in the future or before what it follows from; undefined when it is in order. */
export const dateOutOfOrder = (
  date: CivilDate,
  notBefore: CivilDate,
  today: CivilDate,
): Refused<ApplicationEvent> | undefined => {
  if (date > today) return refuse('application.date.inFuture', { date, today });
  if (date < notBefore) return refuse('application.date.tooEarly', { date, notBefore });
  return undefined;
};

/** The document number of a letter as its event carries it. */
export const numbered = ({ number }: { readonly number: string | null }) => (number === null ? {} : { number });

/** The references to sealed fields that a command brings, as its event carries them. */
export const sealed = ({ personal }: { readonly personal?: readonly PersonalField[] }) =>
  personal === undefined ? {} : { personal };
