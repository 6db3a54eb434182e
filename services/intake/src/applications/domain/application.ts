import type { ApplicationEvent } from '@mingjian/contracts';
import type { Decider } from '@mingjian/core';
import { acceptAssignment, answerCoHandling, askCoHandling, assign, returnAssignment } from './assignment.js';
import { archive, decideByReply, deliver, recordAssistance, withdraw } from './closing.js';
import type { ApplicationCommand } from './commands.js';
import {
  answerConsultation,
  lapseConsultation,
  overruleObjection,
  receiveConsultation,
  recordDiscretion,
  recordSearch,
  sendConsultation,
  waiveConsultation,
} from './consultation.js';
import { lapseCorrection, noticeCorrection, receiveCorrection } from './correction.js';
import { enterLate } from './enter-late.js';
import { evolve } from './evolve.js';
import { correctFacts } from './facts.js';
import { lapseFee, noticeFee, payFee, receiveFeeNotice } from './fee.js';
import type { ApplicationDecision } from './guards.js';
import { openReferred, refer, splitOff } from './onward.js';
import { chooseOtherForm } from './other-form.js';
import { askReasons, assessReasons, lapseReasons, receiveReasons } from './reasons.js';
import { issueQueryCode, register, submit } from './receipt.js';
import { recordRepetition } from './repetition.js';
import { editReply, proposeReply, returnReply } from './reply.js';
import { initialState, type ApplicationState } from './state.js';
import { takeOver } from './take-over.js';
import { recordWarningSent, warn } from './warn.js';
import { extend, missTerm, recompute } from './term.js';

const decide = (command: ApplicationCommand, state: ApplicationState): ApplicationDecision => {
  switch (command.type) {
    case 'Submit':
      return submit(command, state);
    case 'IssueQueryCode':
      return issueQueryCode(command, state);
    case 'SplitOff':
      return splitOff(command, state);
    case 'Refer':
      return refer(command, state);
    case 'OpenReferred':
      return openReferred(command, state);
    case 'Register':
      return register(command, state);
    case 'TakeOver':
      return takeOver(command, state);
    case 'EnterLate':
      return enterLate(command, state);
    case 'Assign':
      return assign(command, state);
    case 'AcceptAssignment':
      return acceptAssignment(command, state);
    case 'ReturnAssignment':
      return returnAssignment(command, state);
    case 'AskCoHandling':
      return askCoHandling(command, state);
    case 'AnswerCoHandling':
      return answerCoHandling(command, state);
    case 'NoticeCorrection':
      return noticeCorrection(command, state);
    case 'ReceiveCorrection':
      return receiveCorrection(command, state);
    case 'LapseCorrection':
      return lapseCorrection(command, state);
    case 'Extend':
      return extend(command, state);
    case 'MissTerm':
      return missTerm(command, state);
    case 'RecomputeTerm':
      return recompute(command, state);
    case 'Warn':
      return warn(command, state);
    case 'RecordWarningSent':
      return recordWarningSent(command, state);
    case 'NoticeFee':
      return noticeFee(command, state);
    case 'ReceiveFeeNotice':
      return receiveFeeNotice(command, state);
    case 'PayFee':
      return payFee(command, state);
    case 'LapseFee':
      return lapseFee(command, state);
    case 'RecordSearch':
      return recordSearch(command, state);
    case 'SendConsultation':
      return sendConsultation(command, state);
    case 'ReceiveConsultation':
      return receiveConsultation(command, state);
    case 'AnswerConsultation':
      return answerConsultation(command, state);
    case 'LapseConsultation':
      return lapseConsultation(command, state);
    case 'WaiveConsultation':
      return waiveConsultation(command, state);
    case 'OverruleObjection':
      return overruleObjection(command, state);
    case 'RecordDiscretion':
      return recordDiscretion(command, state);
    case 'ChooseOtherForm':
      return chooseOtherForm(command, state);
    case 'RecordRepetition':
      return recordRepetition(command, state);
    case 'AskReasons':
      return askReasons(command, state);
    case 'ReceiveReasons':
      return receiveReasons(command, state);
    case 'LapseReasons':
      return lapseReasons(command, state);
    case 'AssessReasons':
      return assessReasons(command, state);
    case 'ProposeReply':
      return proposeReply(command, state);
    case 'EditReply':
      return editReply(command, state);
    case 'ReturnReply':
      return returnReply(command, state);
    case 'DecideByReply':
      return decideByReply(command, state);
    case 'Deliver':
      return deliver(command, state);
    case 'RecordAssistance':
      return recordAssistance(command, state);
    case 'CorrectFacts':
      return correctFacts(command, state);
    case 'Archive':
      return archive(command, state);
    case 'Withdraw':
      return withdraw(command, state);
  }
};

/** One application for disclosure, from submission to archive: exactly one result, reached lawfully (Regulation ch. 4). */
export const application: Decider<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  initialState,
  decide,
  evolve,
};
