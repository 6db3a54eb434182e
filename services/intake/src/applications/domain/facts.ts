import { recomputeTerm } from '@mingjian/calendar';
import type { ApplicationEvent } from '@mingjian/contracts';
import { accepted, type Refused } from '@mingjian/core';
import type { CorrectFacts } from './commands.js';
import { dateOutOfOrder, refuse, sealed, whileOpen, type ApplicationDecision } from './guards.js';
import { provisionProblem } from './prerequisites.js';
import { arrivalOf, caseOf, type ApplicationState, type ClosedCase, type EventData, type OpenCase } from './state.js';

type Facts = EventData<'ApplicationFactsCorrected'>['before'];

/**
 * 更正: puts right what was recorded wrongly and is counted (applicant type, date of receipt, result, date of decision). The old facts stay in
 * the record; the case moves to its right cells. The letter that went out is another matter and stays what it is.
 */
export const correctFacts = (command: CorrectFacts, state: ApplicationState): ApplicationDecision => {
  if (state.phase === 'closed') return correctClosed(command, state);
  return whileOpen(state, (open) => correctOpen(command, open));
};

const correctOpen = (command: CorrectFacts, open: OpenCase): ApplicationDecision => {
  const { today, calendar, result, decidedOn } = command;
  if (result !== undefined || decidedOn !== undefined) return refuse('application.facts.notDecided');
  const before = { applicantType: open.applicantType, receiptDate: open.receiptDate, result: null, decidedOn: null };
  const after = corrected(before, command);
  // A term that was begun anew, by a correction or a payment, does not hang on the date of receipt any more.
  const beganThen = open.term.start === open.receiptDate && after.receiptDate !== before.receiptDate;
  return (
    dateOutOfOrder(after.receiptDate, arrivalOf(open), today) ??
    unchanged(before, after) ??
    accepted({
      type: 'ApplicationFactsCorrected',
      data: {
        ...caseOf(open),
        correctedOn: today,
        before,
        after,
        ...(beganThen && { term: recomputeTerm(calendar, { ...open.term, start: after.receiptDate }) }),
      },
      ...sealed(command),
    })
  );
};

const correctClosed = (command: CorrectFacts, closed: ClosedCase): ApplicationDecision => {
  const { today, result, articles, resultBases } = command;
  if (closed.receiptDate === null || closed.result === null) return refuse('application.facts.notCounted');
  const before = {
    applicantType: closed.applicantType,
    receiptDate: closed.receiptDate,
    result: closed.result,
    decidedOn: closed.closedOn,
  };
  const after = corrected(before, command);
  return (
    dateOutOfOrder(after.receiptDate, after.receiptDate, today) ??
    dateOutOfOrder(after.decidedOn ?? today, after.receiptDate, closed.deliveredOn ?? today) ??
    unchanged(before, after) ??
    (result === undefined ? undefined : provisionProblem({ result, articles }, resultBases)) ??
    accepted({
      type: 'ApplicationFactsCorrected',
      data: {
        ...caseOf(closed),
        correctedOn: today,
        before,
        after,
        ...(result !== undefined && { articles: [...articles] }),
      },
      ...sealed(command),
    })
  );
};

const corrected = (before: Facts, command: CorrectFacts): Facts => ({
  applicantType: command.applicantType ?? before.applicantType,
  receiptDate: command.receiptDate ?? before.receiptDate,
  result: command.result ?? before.result,
  decidedOn: command.decidedOn ?? before.decidedOn,
});

const unchanged = (before: Facts, after: Facts): Refused<ApplicationEvent> | undefined =>
  (Object.keys(before) as (keyof Facts)[]).every((fact) => before[fact] === after[fact])
    ? refuse('application.facts.unchanged')
    : undefined;
