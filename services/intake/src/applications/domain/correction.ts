import { addWorkdays, restartTerm } from '@mingjian/calendar';
import { accepted } from '@mingjian/core';
import { lapsed } from './closing.js';
import type { LapseCorrection, NoticeCorrection, ReceiveCorrection } from './commands.js';
import {
  dateOutOfOrder,
  numbered,
  refuse,
  sealed,
  whileHandling,
  whileOpen,
  type ApplicationDecision,
} from './guards.js';
import { caseOf, type ApplicationState } from './state.js';

/** 补正告知: asks the applicant, once and within the term from receipt, for everything that is missing (Art 30). */
export const noticeCorrection = (command: NoticeCorrection, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const { today, calendar, terms } = command;
    if (open.correction) {
      return refuse('application.correction.alreadyNoticed', { noticedOn: open.correction.noticedOn });
    }
    return whileHandling(open, () => {
      const latest = addWorkdays(calendar, open.receiptDate, terms.correctionNotice).due;
      if (today > latest) return refuse('application.correction.noticeTooLate', { latest });
      return accepted({
        type: 'CorrectionNoticed',
        data: {
          ...caseOf(open),
          noticedOn: today,
          items: [...command.items],
          replyBy: addWorkdays(calendar, today, terms.correctionReply).due,
          workdays: terms.correctionReply,
          ...numbered(command),
        },
        ...sealed(command),
      });
    });
  });

/** The correction came in time: the term starts anew from it (Art 30). */
export const receiveCorrection = (command: ReceiveCorrection, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const { receivedOn, today, calendar, terms } = command;
    const { correction } = open;
    if (!correction || correction.receivedOn !== null) return refuse('application.correction.notAwaited');
    const { noticedOn, replyBy } = correction;
    if (receivedOn > replyBy) return refuse('application.correction.tooLate', { replyBy });
    return (
      dateOutOfOrder(receivedOn, noticedOn, today) ??
      accepted({
        type: 'CorrectionReceived',
        data: { ...caseOf(open), receivedOn, term: restartTerm(calendar, open.term, receivedOn, terms.reply) },
        ...sealed(command),
      })
    );
  });

/** No correction came: the application counts as abandoned and is decided as 3.6.1 (Art 30). */
export const lapseCorrection = (command: LapseCorrection, state: ApplicationState): ApplicationDecision =>
  whileOpen(state, (open) => {
    const { today } = command;
    if (!open.correction || open.correction.receivedOn !== null) return refuse('application.correction.notAwaited');
    const { replyBy } = open.correction;
    if (today <= replyBy) return refuse('application.correction.stillOpen', { replyBy });
    return accepted(
      { type: 'CorrectionLapsed', data: { ...caseOf(open), lapsedOn: today }, ...sealed(command) },
      lapsed(open, '3.6.1', 'correctionLapse', command),
    );
  });
