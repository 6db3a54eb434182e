import type { ApplicationEvent, ResultCode } from '@mingjian/contracts';
import { accepted, refused, type CivilDate, type Refused } from '@mingjian/core';
import type { Archive, DecideByReply, Deliver, RecordAssistance, Withdraw } from './commands.js';
import { dateOutOfOrder, refuse, sealed, whenClosed, whileOpen, type ApplicationDecision } from './guards.js';
import { partsOf, type ResultBases } from './results.js';
import { caseOf, type ApplicationState, type EventData, type OpenCase } from './state.js';

type Ending = Pick<EventData<'ApplicationDecided'>, 'result' | 'articles' | 'decidedOn' | 'via' | 'document'>;

const decided = (open: OpenCase, ending: Ending): ApplicationEvent => ({
  type: 'ApplicationDecided',
  data: {
    ...caseOf(open),
    applicantType: open.applicantType,
    receiptDate: open.receiptDate,
    due: open.term.due,
    ...ending,
  },
});

/** The decision that follows from a missed period, on every provision of its result: no letter, so no review. */
export const lapsed = (
  open: OpenCase,
  result: ResultCode,
  via: 'correctionLapse' | 'feeLapse',
  { today: decidedOn, resultBases }: { readonly today: CivilDate; readonly resultBases: ResultBases },
): ApplicationEvent =>
  decided(open, { result, articles: partsOf(resultBases, result).flat(), decidedOn, via, document: null });

/**
 * The reply was issued: the one result. An issued letter is a fact, so it may be any version put to this review, also one that
 * was edited before its issue was known here. A letter that cannot be the answer is refused, and the attempt is kept.
 */
export const decideByReply = (command: DecideByReply, state: ApplicationState): ApplicationDecision => {
  const decision = whileOpen(state, (open) => {
    const { reply, number, issuedOn, result, articles, digest, today } = command;
    if (!open.proposal?.underReview) return refuse('application.reply.notUnderReview');
    const versions = open.proposal.versions.filter((version) => version.digest === digest);
    if (versions.length === 0) return refuse('application.decision.otherBytes', { digest });
    if (!versions.some((version) => version.result === result)) {
      return refuse('application.decision.otherResult', { result });
    }
    return (
      dateOutOfOrder(issuedOn, open.receiptDate, today) ??
      accepted({
        ...decided(open, {
          result,
          articles: [...articles],
          decidedOn: issuedOn,
          via: 'reply',
          document: { reply, number, digest },
        }),
        ...sealed(command),
      })
    );
  });
  return decision.kind === 'refused' ? kept(decision, command, state) : decision;
};

/** A refusal with its trace on the stream, where there is a stream. */
const kept = (
  decision: Refused<ApplicationEvent>,
  { type, by, today }: DecideByReply,
  state: ApplicationState,
): Refused<ApplicationEvent> =>
  state.phase === 'absent'
    ? decision
    : refused(decision.refusal, {
        type: 'ApplicationActRefused',
        data: { ...caseOf(state), act: type, code: decision.refusal.code, by, on: today },
      });

/** The reply reached the applicant. */
export const deliver = (command: Deliver, state: ApplicationState): ApplicationDecision =>
  whenClosed(state, (closed) => {
    const { reply, manner, deliveredOn, today } = command;
    if (!closed.document) return refuse('application.delivery.nothingToDeliver');
    if (closed.document.reply !== reply) return refuse('application.delivery.otherReply');
    if (closed.deliveredOn !== null) {
      return refuse('application.delivery.alreadyDelivered', { deliveredOn: closed.deliveredOn });
    }
    return (
      dateOutOfOrder(deliveredOn, closed.closedOn, today) ??
      accepted({
        type: 'ApplicationDelivered',
        data: { ...caseOf(closed), deliveredOn, manner },
        ...sealed(command),
      })
    );
  });

/** Which help an applicant who has difficulty in reading, seeing or hearing was given: with the case, or with its reply (Art 43). */
export const recordAssistance = (command: RecordAssistance, state: ApplicationState): ApplicationDecision => {
  if (state.phase !== 'open' && state.phase !== 'closed') return whileOpen(state, () => accepted());
  if (state.assistance !== 'needed') return refuse('application.assistance.notNeeded');
  return accepted({
    type: 'AssistanceRecorded',
    data: { ...caseOf(state), recordedOn: command.today },
    ...sealed(command),
  });
};

/** 归档: closes the file, once everything that had to reach the applicant did. */
export const archive = (command: Archive, state: ApplicationState): ApplicationDecision =>
  whenClosed(state, (closed) => {
    if (closed.archivedOn !== null) {
      return refuse('application.archive.alreadyArchived', { archivedOn: closed.archivedOn });
    }
    if (closed.document && closed.deliveredOn === null) return refuse('application.archive.notDelivered');
    if (closed.assistance === 'needed') return refuse('application.archive.assistanceMissing');
    return accepted({
      type: 'ApplicationArchived',
      data: { ...caseOf(closed), archivedOn: command.today },
      ...sealed(command),
    });
  });

/** The applicant withdraws, at any open point: 3.6.3, or no result at all before registration, since it was never counted. */
export const withdraw = (command: Withdraw, state: ApplicationState): ApplicationDecision => {
  const { today } = command;
  if (state.phase !== 'received' && state.phase !== 'open') return whileOpen(state, () => accepted());
  const withdrawn: ApplicationEvent = {
    type: 'ApplicationWithdrawn',
    data: { ...caseOf(state), withdrawnOn: today },
    ...sealed(command),
  };
  if (state.phase === 'received') return accepted(withdrawn);
  return accepted(
    withdrawn,
    decided(state, { result: '3.6.3', articles: [], decidedOn: today, via: 'withdrawal', document: null }),
  );
};
