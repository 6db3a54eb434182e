import { addWorkdays, resumeTerm } from '@mingjian/calendar';
import { accepted } from '@mingjian/core';
import type {
  AnswerConsultation,
  LapseConsultation,
  OverruleObjection,
  ReceiveConsultation,
  RecordDiscretion,
  RecordSearch,
  SendConsultation,
  WaiveConsultation,
} from './commands.js';
import {
  beforeReview,
  dateOutOfOrder,
  numbered,
  refuse,
  sealed,
  whileHandling,
  whileOpen,
  type ApplicationDecision,
} from './guards.js';
import { caseOf, type ApplicationState, type Consultation, type OpenCase } from './state.js';

/** Puts a search on record; "does not exist" rests on it (Art 36(4)). The last search counts. */
export const recordSearch = (command: RecordSearch, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) =>
    accepted({
      type: 'SearchRecorded',
      data: { ...caseOf(open), searchedOn: command.today, places: [...command.places], found: command.found },
      ...sealed(command),
    }),
  );

/** 征求意见: asks a third party (Art 32) or another organ (Art 34); the term pauses from the day after. */
export const sendConsultation = (command: SendConsultation, state: ApplicationState): ApplicationDecision =>
  whileHandling(state, (open) => {
    const { consultation, consultedOrgan, organStands, today } = command;
    if (command.with === 'organ' && consultedOrgan === null) return refuse('application.consultation.organMissing');
    if (command.with === 'thirdParty' && consultedOrgan !== null) {
      return refuse('application.consultation.organNotExpected');
    }
    if (!organStands) return refuse('application.consultation.organUnknown', { consultedOrgan });
    if (open.consultations.some(({ id }) => id === consultation)) {
      return refuse('application.consultation.alreadySent');
    }
    return accepted({
      type: 'ConsultationSent',
      data: {
        ...caseOf(open),
        consultation,
        with: command.with,
        consultedOrgan,
        sentOn: today,
        ...numbered(command),
        ...(command.noticeNumber !== null && { noticeNumber: command.noticeNumber }),
      },
      ...sealed(command),
    });
  });

const whilePending = (
  state: ApplicationState,
  id: string,
  act: (consultation: Consultation, open: OpenCase) => ApplicationDecision,
): ApplicationDecision =>
  whileOpen(state, (open) => {
    const consultation = open.consultations.find((sent) => sent.id === id);
    if (!consultation) return refuse('application.consultation.unknown');
    if (consultation.outcome !== 'pending') return refuse('application.consultation.closed');
    return act(consultation, open);
  });

/** The consulted party has the letter: its period to answer runs. */
export const receiveConsultation = (command: ReceiveConsultation, state: ApplicationState): ApplicationDecision =>
  whilePending(state, command.consultation, (sent, open) => {
    const { consultation, receivedOn, today, calendar, terms } = command;
    if (sent.receivedOn !== null) {
      return refuse('application.consultation.alreadyReceived', { receivedOn: sent.receivedOn });
    }
    return (
      dateOutOfOrder(receivedOn, sent.sentOn, today) ??
      accepted({
        type: 'ConsultationReceived',
        data: {
          ...caseOf(open),
          consultation,
          receivedOn,
          answerBy: addWorkdays(calendar, receivedOn, terms.consultation).due,
          workdays: terms.consultation,
        },
        ...sealed(command),
      })
    );
  });

/** The consulted party answered in time; the term resumes. Whoever answers has the letter, recorded or not. */
export const answerConsultation = (command: AnswerConsultation, state: ApplicationState): ApplicationDecision =>
  whilePending(state, command.consultation, ({ sentOn, receivedOn, answerBy }, open) => {
    const { consultation, answer, answeredOn, today, calendar } = command;
    if (answerBy !== null && answeredOn > answerBy) return refuse('application.consultation.tooLate', { answerBy });
    return (
      dateOutOfOrder(answeredOn, receivedOn ?? sentOn, today) ??
      accepted({
        type: 'ConsultationAnswered',
        data: {
          ...caseOf(open),
          consultation,
          answer,
          answeredOn,
          term: resumeTerm(calendar, open.term, { after: sentOn, through: answeredOn }),
        },
        ...sealed(command),
      })
    );
  });

/**
 * Nobody answered: of a third party the organ decides itself (Art 32), of an organ it is consent (Art 34). The pause ends with the
 * last day to answer, whenever the timer fires.
 */
export const lapseConsultation = (command: LapseConsultation, state: ApplicationState): ApplicationDecision =>
  whilePending(state, command.consultation, (sent, open) => {
    const { consultation, today, calendar } = command;
    const { answerBy, sentOn } = sent;
    if (answerBy === null) return refuse('application.consultation.notReceived');
    if (today <= answerBy) return refuse('application.consultation.stillOpen', { answerBy });
    return accepted({
      type: 'ConsultationLapsed',
      data: {
        ...caseOf(open),
        consultation,
        lapsedOn: today,
        consequence: sent.with === 'thirdParty' ? 'organDecides' : 'consent',
        term: resumeTerm(calendar, open.term, { after: sentOn, through: answerBy }),
      },
      ...sealed(command),
    });
  });

/**
 * Discloses although a third party objects: the objection has no good reason, or withholding would gravely affect the public
 * interest (Arts 15, 32). Of the latter they are told in writing the same day.
 */
export const overruleObjection = (command: OverruleObjection, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { consultation, basis, today } = command;
    const sent = open.consultations.find(({ id }) => id === consultation);
    if (!sent) return refuse('application.consultation.unknown');
    if (sent.with !== 'thirdParty' || sent.outcome !== 'objects') return refuse('application.objection.none');
    return accepted({
      type: 'ObjectionOverruled',
      data: {
        ...caseOf(open),
        consultation,
        basis,
        overruledOn: today,
        ...(basis === 'publicInterest' ? { toldOn: today, ...numbered(command) } : { toldOn: null }),
      },
      ...sealed(command),
    });
  });

/** Puts on record why the organ withholds on a ground on which it need not (Art 16), once for each. */
export const recordDiscretion = (command: RecordDiscretion, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) => {
    const { ground, today } = command;
    if (open.discretion.includes(ground)) return refuse('application.discretion.alreadyRecorded', { ground });
    return accepted({
      type: 'DiscretionRecorded',
      data: { ...caseOf(open), ground, recordedOn: today },
      ...sealed(command),
    });
  });

/** Puts on record why no third party is asked although the result protects one. */
export const waiveConsultation = (command: WaiveConsultation, state: ApplicationState): ApplicationDecision =>
  beforeReview(state, (open) =>
    accepted({
      type: 'ConsultationWaived',
      data: { ...caseOf(open), waivedOn: command.today, basis: command.basis },
      ...sealed(command),
    }),
  );
