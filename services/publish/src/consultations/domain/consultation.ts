import { addDays } from '@mingjian/calendar';
import type { ConsultationEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, type Decider, type Decision, type RefusalFact } from '@mingjian/core';
import type { ConsultationCommand } from './commands.js';
import type { ConsultationRefusal } from './refusals.js';
import type { Consultation, ConsultationState } from './state.js';

type Command<Type extends ConsultationCommand['type']> = Extract<ConsultationCommand, { type: Type }>;
type Decided = Decision<ConsultationEvent>;

/**
 * The public is asked about the draft of a major decision (Decision Regulation Arts 14, 15, 32): a published draft, normally at least thirty days
 * or a stated reason, every comment answered with what became of it, and the decision bound to its draft.
 */
export const consultation: Decider<ConsultationCommand, ConsultationEvent, ConsultationState> = {
  initialState: { phase: 'absent' },

  decide(command, state) {
    if (state.phase === 'absent') {
      return command.type === 'Open' ? open(command) : refuse('consultation.record.unknown');
    }
    const decision = act(command, state);
    if (decision.kind === 'accepted') return decision;
    const { by, today: on, type } = command;
    return refused(decision.refusal, {
      type: 'ConsultationActRefused',
      data: { ...of(state), act: type, code: decision.refusal.code, by, on },
    });
  },

  evolve(state, event) {
    if (event.type === 'CommentPeriodOpened') {
      const { consultation: id, organ, section, draft, opensOn, closesOn, shortened } = event.data;
      const opened = { consultation: id, organ, section, draft, opensOn, closesOn, shortened };
      return { phase: 'open', ...opened, comments: [], meetings: [], feedback: null, decision: null };
    }
    if (state.phase === 'absent') return state;
    switch (event.type) {
      case 'CommentReceived': {
        const { comment, receivedOn } = event.data;
        return { ...state, comments: [...state.comments, { comment, receivedOn, adoption: null }] };
      }
      case 'CommentAnswered': {
        const { comment, adoption } = event.data;
        return {
          ...state,
          comments: state.comments.map((each) => (each.comment === comment ? { ...each, adoption } : each)),
        };
      }
      case 'DecisionMeetingHeld': {
        const { heldOn, attended } = event.data;
        return { ...state, meetings: [...state.meetings, { heldOn, attended }] };
      }
      case 'CommentPeriodConcluded': {
        const { feedback, decision } = event.data;
        return { ...state, phase: 'concluded', feedback, decision };
      }
      case 'ConsultationActRefused':
        return state;
    }
  },
};

const act = (command: ConsultationCommand, state: Consultation): Decided => {
  if (command.type === 'Open') return refuse('consultation.opening.alreadyOpened');
  if (state.phase === 'concluded') return refuse('consultation.record.concluded');
  switch (command.type) {
    case 'Comment':
      return comment(command, state);
    case 'Answer':
      return answer(command, state);
    case 'RecordMeeting':
      return recordMeeting(command, state);
    case 'Conclude':
      return conclude(command, state);
  }
};

const open = (command: Command<'Open'>): Decided => {
  const { consultation: id, organ, section, draft, today: opensOn, closesOn, days, by, personal } = command;
  if (!command.sectionStands) return refuse('consultation.opening.sectionUnknown');
  if (days === null) return refuse('consultation.opening.matterUnknown');
  if (!command.draftIsOut) return refuse('consultation.opening.draftNotOut');
  if (closesOn < opensOn) return refuse('consultation.opening.endsBeforeItBegins');
  const normal = addDays(opensOn, days);
  const shortened = closesOn < normal;
  if (shortened && !command.reasoned) return refuse('consultation.opening.reasonMissing', { days, notBefore: normal });
  const data = { consultation: id, organ, section, draft, opensOn, closesOn, days, shortened, by };
  return accepted({ type: 'CommentPeriodOpened', data, ...(personal && { personal }) });
};

const comment = (command: Command<'Comment'>, state: Consultation): Decided => {
  const { comment: id, manner, today: receivedOn, personal } = command;
  if (receivedOn > state.closesOn) return refuse('consultation.comment.closed', { closesOn: state.closesOn });
  if (state.comments.some((each) => each.comment === id)) return refuse('consultation.comment.alreadyReceived');
  const data = { ...of(state), comment: id, manner, receivedOn };
  return accepted({ type: 'CommentReceived', data, ...(personal && { personal }) });
};

const answer = (command: Command<'Answer'>, state: Consultation): Decided => {
  const { comment: id, adoption, by, personal } = command;
  const found = state.comments.find((each) => each.comment === id);
  if (!found) return refuse('consultation.answer.commentUnknown');
  if (found.adoption !== null) return refuse('consultation.answer.alreadyAnswered');
  const data = { ...of(state), comment: id, adoption, by };
  return accepted({ type: 'CommentAnswered', data, ...(personal && { personal }) });
};

const recordMeeting = ({ heldOn, attended, today }: Command<'RecordMeeting'>, state: Consultation): Decided =>
  heldOn > today
    ? refuse('consultation.meeting.inTheFuture', { today })
    : accepted({ type: 'DecisionMeetingHeld', data: { ...of(state), heldOn, attended } });

const conclude = (command: Command<'Conclude'>, state: Consultation): Decided => {
  const { feedback, decision, notOut, today } = command;
  if (today <= state.closesOn) return refuse('consultation.conclusion.stillOpen', { closesOn: state.closesOn });
  const unanswered = state.comments.filter(({ adoption }) => adoption === null).length;
  if (unanswered > 0) return refuse('consultation.conclusion.commentsUnanswered', { unanswered });
  if (feedback === state.draft || decision === state.draft || feedback === decision) {
    return refuse('consultation.conclusion.sameDocument');
  }
  if (notOut.length > 0) return refuse('consultation.conclusion.notOut', { publications: notOut });
  return accepted({ type: 'CommentPeriodConcluded', data: { ...of(state), feedback, decision, concludedOn: today } });
};

const refuse = (code: ConsultationRefusal, facts?: Readonly<Record<string, RefusalFact>>): Decided =>
  refused(refusal(code, facts));

const of = ({ consultation: id, organ }: Consultation) => ({ consultation: id, organ });
