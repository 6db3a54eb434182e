import { addWorkdays, extendTerm, recomputeTerm } from '@mingjian/calendar';
import { accepted, type CivilDate } from '@mingjian/core';
import type { Extend, MissTerm, RecomputeTerm } from './commands.js';
import { numbered, refuse, sealed, whileHandling, whileOpen, type ApplicationDecision } from './guards.js';
import {
  caseOf,
  isAwaitingCorrection,
  isAwaitingPayment,
  isPastDue,
  pendingConsultations,
  type ApplicationState,
  type OpenCase,
} from './state.js';

/** 延期: once, before the due day, by the head of the disclosure office; the applicant is told with it (Art 33). */
export const extend = (command: Extend, state: ApplicationState): ApplicationDecision =>
  whileHandling(state, (open) => {
    const { today, days, calendar, terms, by } = command;
    if (!command.byHead) return refuse('application.extension.notHead');
    if (open.extended) return refuse('application.extension.alreadyExtended');
    if (!Number.isInteger(days) || days < 1 || days > terms.extension) {
      return refuse('application.extension.daysOutOfRange', { days, atMost: terms.extension });
    }
    if (isPastDue(open, today)) return refuse('application.extension.afterDue', { due: open.term.due });
    return accepted({
      type: 'TermExtended',
      data: {
        ...caseOf(open),
        days,
        approvedBy: by,
        toldOn: today,
        term: extendTerm(calendar, open.term, days),
        ...numbered(command),
      },
      ...sealed(command),
    });
  });

/** The due day passed without decision: the case is late from now on, and still to be answered. */
export const missTerm = (command: MissTerm, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const { due } = open.term;
    if (!isPastDue(open, command.today) || open.missedDue === due) return refuse('application.term.notMissed', { due });
    return accepted({ type: 'TermMissed', data: { ...caseOf(open), due }, ...sealed(command) });
  });

/** A calendar was approved: counts the term, the period to correct, the period to pay and the periods to answer again. Nothing moved: no event. */
export const recompute = (command: RecomputeTerm, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const term = recomputeTerm(command.calendar, open.term);
    const replyBy = movedReplyBy(open, command);
    const payBy = movedPayBy(open, command);
    const answers = movedAnswers(open, command);
    const isSame = term.due === open.term.due && term.calendar === open.term.calendar;
    if (isSame && replyBy === undefined && payBy === undefined && answers.length === 0) return accepted();
    return accepted({
      type: 'TermRecomputed',
      data: {
        ...caseOf(open),
        term,
        previousDue: open.term.due,
        ...(replyBy !== undefined && { replyBy }),
        ...(payBy !== undefined && { payBy }),
        ...(answers.length > 0 && { answers }),
      },
      ...sealed(command),
    });
  });

type Recount = Pick<RecomputeTerm, 'calendar'>;

const movedReplyBy = (open: OpenCase, { calendar }: Recount): CivilDate | undefined => {
  if (!isAwaitingCorrection(open) || !open.correction) return undefined;
  const replyBy = addWorkdays(calendar, open.correction.noticedOn, open.correction.workdays).due;
  return replyBy === open.correction.replyBy ? undefined : replyBy;
};

const movedPayBy = (open: OpenCase, { calendar }: Recount): CivilDate | undefined => {
  if (!isAwaitingPayment(open) || !open.fee?.receivedOn) return undefined;
  const payBy = addWorkdays(calendar, open.fee.receivedOn, open.fee.workdays).due;
  return payBy === open.fee.payBy ? undefined : payBy;
};

const movedAnswers = (open: OpenCase, { calendar }: Recount) =>
  pendingConsultations(open).flatMap(({ id, receivedOn, answerBy, workdays }) => {
    if (receivedOn === null) return [];
    const moved = addWorkdays(calendar, receivedOn, workdays).due;
    return moved === answerBy ? [] : [{ consultation: id, answerBy: moved }];
  });
