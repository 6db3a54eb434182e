import { accepted } from '@mingjian/core';
import type { AcceptAssignment, AnswerCoHandling, AskCoHandling, Assign, ReturnAssignment } from './commands.js';
import { beforeReview, refuse, sealed, type ApplicationDecision } from './guards.js';
import { caseOf, type ApplicationState } from './state.js';

/** 分办: gives the case to a section. A late case is due inside the organ whenever the office says, but not before today. */
export const assign = (command: Assign, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { section, sectionStands, internalDue, today } = command;
    if (open.assignment) {
      return refuse('application.assignment.alreadyAssigned', { section: open.assignment.section });
    }
    if (!sectionStands) return refuse('application.assignment.sectionUnknown', { section });
    if (internalDue < today) return refuse('application.date.tooEarly', { date: internalDue, notBefore: today });
    if (today <= open.term.due && internalDue > open.term.due) {
      return refuse('application.assignment.beyondTerm', { internalDue, due: open.term.due });
    }
    return accepted({
      type: 'ApplicationAssigned',
      data: { ...caseOf(open), section, internalDue },
      ...sealed(command),
    });
  });

/** 承办: the section takes the case, and the accepting person handles it. */
export const acceptAssignment = (command: AcceptAssignment, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    if (!open.assignment) return refuse('application.assignment.notAssigned');
    if (open.assignment.handler !== null) return refuse('application.assignment.alreadyAccepted');
    return accepted({
      type: 'AssignmentAccepted',
      data: { ...caseOf(open), section: open.assignment.section, handler: command.by },
      ...sealed(command),
    });
  });

/** The section gives the case back, also after it had accepted: another section turned out to be the right one. */
export const returnAssignment = (command: ReturnAssignment, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) =>
    open.assignment
      ? accepted({
          type: 'AssignmentReturned',
          data: { ...caseOf(open), section: open.assignment.section },
          ...sealed(command),
        })
      : refuse('application.assignment.notAssigned'),
  );

/** 协办: asks another section for help, each at most once. */
export const askCoHandling = (command: AskCoHandling, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { section, sectionStands, due, today } = command;
    if (!open.assignment) return refuse('application.assignment.notAssigned');
    if (!sectionStands) return refuse('application.coHandling.sectionUnknown', { section });
    if (open.assignment.section === section) return refuse('application.coHandling.ownSection', { section });
    if (open.coHandling.some((asked) => asked.section === section)) {
      return refuse('application.coHandling.alreadyAsked', { section });
    }
    if (due < today) return refuse('application.date.tooEarly', { date: due, notBefore: today });
    return accepted({ type: 'CoHandlingAsked', data: { ...caseOf(open), section, due }, ...sealed(command) });
  });

/** The co-handling section answers. The handling section stays responsible and may also reply without it. */
export const answerCoHandling = (command: AnswerCoHandling, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { section } = command;
    const asked = open.coHandling.find((other) => other.section === section);
    if (!asked) return refuse('application.coHandling.notAsked', { section });
    if (asked.answered) return refuse('application.coHandling.alreadyAnswered', { section });
    return accepted({ type: 'CoHandlingAnswered', data: { ...caseOf(open), section }, ...sealed(command) });
  });
