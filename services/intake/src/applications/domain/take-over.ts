import { extendTerm, resumeTerm, startTerm } from '@mingjian/calendar';
import type { ApplicationEvent } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { TakeOver } from './commands.js';
import { dateOutOfOrder, refuse, sealed, type ApplicationDecision } from './guards.js';
import { basisOf } from './receipt.js';
import { caseOf, type ApplicationState } from './state.js';

/**
 * 移交续办: an application that was open elsewhere goes on here under its number. Its date of receipt is what it was, so it counts in N
 * of that year; its term is counted from where it began, with the pauses and the extension that it had.
 */
export const takeOver = (command: TakeOver, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'absent') return refuse('application.state.alreadySubmitted');
  const { organ, channel, applicantType, physicallyReceivedOn, submittedOn, receiptDate, termStart, today } = command;
  if (!command.organStands) return refuse('application.submission.organUnknown', { organ });
  if (!command.identityIsRight) return refuse('application.submission.identityInvalid');
  const arrived = physicallyReceivedOn ?? submittedOn;
  return (
    dateOutOfOrder(arrived, arrived, today) ??
    dateOutOfOrder(receiptDate, arrived, today) ??
    dateOutOfOrder(termStart, receiptDate, today) ??
    clockProblem(command) ??
    accepted<ApplicationEvent>(
      {
        type: 'ApplicationSubmitted',
        data: {
          ...caseOf(command),
          channel,
          applicantType,
          submittedOn,
          physicallyReceivedOn,
          medium: command.medium,
          delivery: command.delivery,
          firstContact: command.by,
          ...(command.needsAssistance && { needsAssistance: true as const }),
        },
        ...sealed(command),
      },
      {
        type: 'ApplicationRegistered',
        data: {
          ...caseOf(command),
          applicantType,
          channel,
          number: command.number,
          receiptDate,
          receiptBasis: basisOf(command.receiptBases, channel),
          confirmation: null,
          term: startTerm(command.calendar, receiptDate, command.terms.reply),
        },
      },
      {
        type: 'ApplicationTakenOver',
        data: {
          ...caseOf(command),
          takenOverOn: today,
          takenOverBy: command.by,
          extended: command.extendedBy !== null,
          term: termOf(command),
        },
      },
    )
  );
};

const clockProblem = ({ pauses, termStart, today, extendedBy, terms }: TakeOver) => {
  const broken = pauses.find(({ after, through }) => after < termStart || through <= after || through > today);
  if (broken) return refuse('application.takeOver.pauseOutOfOrder', { after: broken.after, through: broken.through });
  return extendedBy !== null && extendedBy > terms.extension
    ? refuse('application.extension.daysOutOfRange', { days: extendedBy, atMost: terms.extension })
    : undefined;
};

const termOf = ({ calendar, terms, termStart, extendedBy, pauses }: TakeOver) =>
  pauses.reduce(
    (term, pause) => resumeTerm(calendar, term, pause),
    extendTerm(calendar, startTerm(calendar, termStart, terms.reply), extendedBy ?? 0),
  );
