import { accepted } from '@mingjian/core';
import type { OpenReferred, Refer, SplitOff } from './commands.js';
import { dateOutOfOrder, refuse, sealed, whenClosed, type ApplicationDecision } from './guards.js';
import { caseOf, type ApplicationState } from './state.js';

/**
 * 一事一申请: one matter of a letter with several becomes an application of its own. It came when the letter came, so its date of receipt
 * follows from the same day.
 */
export const splitOff = (command: SplitOff, state: ApplicationState): ApplicationDecision => {
  const { application, organ, original, originalIsClosed } = command;
  if (state.phase !== 'absent') return refuse('application.state.alreadySubmitted');
  if (!original || original.organ !== organ) return refuse('application.split.unknown');
  if (originalIsClosed) return refuse('application.split.closed');
  const { referredFrom: _, firstContact: __, followedBy: ___, ...arrived } = original;
  return accepted({
    type: 'ApplicationSubmitted',
    data: { ...arrived, application, firstContact: command.by, splitFrom: original.application },
    ...sealed(command),
  });
};

/** Not this organ's duty (Art 36(5)): with the applicant's consent an application is opened where the duty lies, once. */
export const refer = (command: Refer, state: ApplicationState): ApplicationDecision =>
  whenClosed(state, (closed) => {
    const { to, organStands, consentedOn, today } = command;
    if (closed.result !== '3.4.1' || !closed.articles.includes('36-5')) return refuse('application.referral.ownDuty');
    if (closed.referredTo !== null) return refuse('application.referral.alreadyReferred', { to: closed.referredTo });
    if (!organStands || to === closed.organ) return refuse('application.referral.organUnknown', { to });
    return (
      dateOutOfOrder(consentedOn, closed.receiptDate ?? closed.closedOn, today) ??
      accepted({
        type: 'ApplicationReferred',
        data: { ...caseOf(closed), to, consentedOn, referredOn: today },
        ...sealed(command),
      })
    );
  });

/** Arrives over the network at the other organ, so that the confirmation of both sides fixes its date of receipt (Art 31(3)). */
export const openReferred = (command: OpenReferred, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'absent') return accepted();
  const { application, organ, original, today } = command;
  const { splitFrom: _, firstContact: __, followedBy: ___, ...asked } = original;
  return accepted({
    type: 'ApplicationSubmitted',
    data: {
      ...asked,
      application,
      organ,
      channel: 'web',
      submittedOn: today,
      physicallyReceivedOn: null,
      referredFrom: original.application,
    },
    ...sealed(command),
  });
};
