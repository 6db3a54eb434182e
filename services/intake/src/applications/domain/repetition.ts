import { accepted } from '@mingjian/core';
import type { RecordRepetition } from './commands.js';
import { beforeReview, refuse, sealed, type ApplicationDecision } from './guards.js';
import { caseOf, type ApplicationState } from './state.js';

/**
 * 重复申请: a person finds that the same applicant asked for the same before and was answered (Art 36(6)). Whether it is the same is theirs to
 * say; that it is the same applicant is known of a case that is on record here.
 */
export const recordRepetition = (command: RecordRepetition, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { earlier, earlierNumber, today } = command;
    if (open.answeredBefore) return refuse('application.repetition.alreadyRecorded');
    if (earlier && (!earlier.isOwn || earlier.application === open.application)) {
      return refuse('application.repetition.unknown');
    }
    if (earlier && !earlier.isAnswered) return refuse('application.repetition.notAnswered');
    if (earlier && !earlier.isOfSameApplicant) return refuse('application.repetition.otherApplicant');
    return accepted({
      type: 'RepetitionRecorded',
      data: { ...caseOf(open), earlier: earlier?.application ?? null, earlierNumber, recordedOn: today },
      ...sealed(command),
    });
  });
