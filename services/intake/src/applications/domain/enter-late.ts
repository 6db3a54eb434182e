import { startTerm } from '@mingjian/calendar';
import type { ApplicationEvent } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { EnterLate } from './commands.js';
import { refuse, sealed, type ApplicationDecision } from './guards.js';
import { basisOf } from './receipt.js';
import { caseOf, type ApplicationState } from './state.js';

/**
 * 补录: a case that is over comes into the record as a whole. It never stands open, so no timer of it ever runs and no letter of it is made; its
 * due day is stated for the reader and counts in no figure of timeliness (architecture rule 11).
 */
export const enterLate = (command: EnterLate, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'absent') return refuse('application.state.alreadySubmitted');
  const { case: entered, calendar, terms, receiptBases, enteredBy, lateEntry } = command;
  const { channel, applicantType, receiptDate, delivery, deliveredOn, replyNumber } = entered;
  const term = startTerm(calendar, receiptDate, terms.reply);
  const delivered: readonly ApplicationEvent[] =
    deliveredOn === null
      ? []
      : [{ type: 'ApplicationDelivered', data: { ...caseOf(command), deliveredOn, manner: delivery } }];
  return accepted<ApplicationEvent>(
    {
      type: 'ApplicationSubmitted',
      data: {
        ...caseOf(command),
        channel,
        applicantType,
        submittedOn: entered.submittedOn,
        physicallyReceivedOn: entered.physicallyReceivedOn,
        medium: entered.medium,
        delivery,
        firstContact: enteredBy,
        lateEntry,
      },
      ...sealed(command),
    },
    {
      type: 'ApplicationRegistered',
      data: {
        ...caseOf(command),
        applicantType,
        channel,
        number: entered.number,
        receiptDate,
        receiptBasis: basisOf(receiptBases, channel),
        confirmation: null,
        term,
      },
    },
    {
      type: 'ApplicationDecided',
      data: {
        ...caseOf(command),
        applicantType,
        result: entered.result,
        articles: [...entered.articles],
        decidedOn: entered.decidedOn,
        via: 'lateEntry',
        receiptDate,
        due: term.due,
        document: null,
        ...(replyNumber !== null && { paperNumber: replyNumber }),
      },
    },
    ...delivered,
  );
};
