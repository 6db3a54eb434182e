import { extendTerm } from '@mingjian/calendar';
import { accepted } from '@mingjian/core';
import type { AskReasons, AssessReasons, LapseReasons, ReceiveReasons } from './commands.js';
import {
  dateOutOfOrder,
  numbered,
  refuse,
  sealed,
  whileHandling,
  whileOpen,
  type ApplicationDecision,
} from './guards.js';
import { caseOf, isPastDue, type ApplicationState, type OpenCase, type Reasons } from './state.js';

/**
 * 说明理由: asks, once, whoever applies clearly beyond reason in number or frequency for reasons (Art 35). Nothing in the law stops the
 * term meanwhile, so it runs on.
 */
export const askReasons = (command: AskReasons, state: ApplicationState): ApplicationDecision =>
  whileHandling(state, (open) => {
    const { today, applications, since, answerBy } = command;
    if (open.reasons) return refuse('application.reasons.alreadyAsked', { askedOn: open.reasons.askedOn });
    if (since > today) return refuse('application.date.inFuture', { date: since, today });
    if (answerBy <= today) return refuse('application.reasons.noTimeToAnswer', { answerBy });
    return accepted({
      type: 'ReasonsAsked',
      data: { ...caseOf(open), askedOn: today, applications, since, answerBy, ...numbered(command) },
      ...sealed(command),
    });
  });

const whileAwaited = (
  state: ApplicationState,
  act: (reasons: Reasons, open: OpenCase) => ApplicationDecision,
): ApplicationDecision =>
  whileOpen(state, (open) =>
    open.reasons?.outcome === 'awaited' ? act(open.reasons, open) : refuse('application.reasons.notAwaited'),
  );

/** The applicant gave reasons. */
export const receiveReasons = (command: ReceiveReasons, state: ApplicationState): ApplicationDecision =>
  whileAwaited(state, ({ askedOn, answerBy }, open) => {
    const { receivedOn, today } = command;
    if (receivedOn > answerBy) return refuse('application.reasons.tooLate', { answerBy });
    return (
      dateOutOfOrder(receivedOn, askedOn, today) ??
      accepted({ type: 'ReasonsReceived', data: { ...caseOf(open), receivedOn }, ...sealed(command) })
    );
  });

/** No reasons came: there are none that could be good (Art 35). */
export const lapseReasons = (command: LapseReasons, state: ApplicationState): ApplicationDecision =>
  whileAwaited(state, ({ answerBy }, open) => {
    const { today } = command;
    if (today <= answerBy) return refuse('application.reasons.stillOpen', { answerBy });
    return accepted({ type: 'ReasonsLapsed', data: { ...caseOf(open), lapsedOn: today }, ...sealed(command) });
  });

/** Finds the reasons good or not; for good ones that cannot be met in time sets a later day, and tells the applicant (Art 35). */
export const assessReasons = (command: AssessReasons, state: ApplicationState): ApplicationDecision =>
  whileHandling(state, (open) => {
    const { today, reasonable, deferDays, calendar } = command;
    if (open.reasons?.outcome !== 'received') return refuse('application.reasons.noneReceived');
    if (deferDays !== null && !reasonable) return refuse('application.reasons.deferralNotExpected');
    if (deferDays !== null && isPastDue(open, today)) {
      return refuse('application.reasons.deferralAfterDue', { due: open.term.due });
    }
    return accepted({
      type: 'ReasonsAssessed',
      data: {
        ...caseOf(open),
        assessedOn: today,
        reasonable,
        ...(deferDays !== null && {
          deferral: {
            days: deferDays,
            toldOn: today,
            term: extendTerm(calendar, open.term, deferDays),
            ...numbered(command),
          },
        }),
      },
      ...sealed(command),
    });
  });
