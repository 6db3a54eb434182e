import type { ModuleDefinition } from '@mingjian/service-kit';
import { acceptAssignment } from './acts/accept-assignment/accept-assignment.act.js';
import { answerCoHandling } from './acts/answer-co-handling/answer-co-handling.act.js';
import { answerConsultation } from './acts/answer-consultation/answer-consultation.act.js';
import { archive } from './acts/archive/archive.act.js';
import { askCoHandling } from './acts/ask-co-handling/ask-co-handling.act.js';
import { askReasons } from './acts/ask-reasons/ask-reasons.act.js';
import { assessReasons } from './acts/assess-reasons/assess-reasons.act.js';
import { assign } from './acts/assign/assign.act.js';
import { correctFacts } from './acts/correct-facts/correct-facts.act.js';
import { editReply } from './acts/edit-reply/edit-reply.act.js';
import { extend } from './acts/extend/extend.act.js';
import { noticeCorrection } from './acts/notice-correction/notice-correction.act.js';
import { noticeFee } from './acts/notice-fee/notice-fee.act.js';
import { overruleObjection } from './acts/overrule-objection/overrule-objection.act.js';
import { payFee } from './acts/pay-fee/pay-fee.act.js';
import { proposeReply } from './acts/propose-reply/propose-reply.act.js';
import { receiveConsultation } from './acts/receive-consultation/receive-consultation.act.js';
import { receiveCorrection } from './acts/receive-correction/receive-correction.act.js';
import { receiveFeeNotice } from './acts/receive-fee-notice/receive-fee-notice.act.js';
import { receiveReasons } from './acts/receive-reasons/receive-reasons.act.js';
import { recordAssistance } from './acts/record-assistance/record-assistance.act.js';
import { recordDiscretion } from './acts/record-discretion/record-discretion.act.js';
import { recordRepetition } from './acts/record-repetition/record-repetition.act.js';
import { recordSearch } from './acts/record-search/record-search.act.js';
import { register } from './acts/register/register.act.js';
import { refer } from './acts/refer/refer.act.js';
import { returnAssignment } from './acts/return-assignment/return-assignment.act.js';
import { sendConsultation } from './acts/send-consultation/send-consultation.act.js';
import { splitOff } from './acts/split-off/split-off.act.js';
import { submit } from './acts/submit/submit.act.js';
import { takeOver } from './acts/take-over/take-over.act.js';
import { waiveConsultation } from './acts/waive-consultation/waive-consultation.act.js';
import { withdraw } from './acts/withdraw/withdraw.act.js';
import { applications } from './application.aggregate.js';
import { onApplicationReferred } from './reactions/application-referred.reaction.js';
import { recountApplications } from './reactions/calendar-approved.reaction.js';
import { onReplyDelivered } from './reactions/reply-delivered.reaction.js';
import { onReplyIssued } from './reactions/reply-issued.reaction.js';
import { onReviewDecided } from './reactions/review-decided.reaction.js';
import { applicationFile } from './views/application-file/application-file.view.js';
import { caseFile } from './views/case-file/case-file.view.js';
import { letterOfCase } from './views/letter/letter.view.js';
import { lettersOfCase } from './views/letters/letters.view.js';
import { applicationWarnings } from './views/warnings/warnings.view.js';

/** Applications for disclosure (依申请公开), in the order of their life. */
export const applicationsModule: ModuleDefinition = {
  name: 'applications',
  aggregates: [applications],
  acts: [
    submit,
    splitOff,
    takeOver,
    register,
    assign,
    acceptAssignment,
    returnAssignment,
    askCoHandling,
    answerCoHandling,
    noticeCorrection,
    receiveCorrection,
    extend,
    noticeFee,
    receiveFeeNotice,
    payFee,
    recordSearch,
    sendConsultation,
    receiveConsultation,
    answerConsultation,
    waiveConsultation,
    overruleObjection,
    recordDiscretion,
    recordRepetition,
    askReasons,
    receiveReasons,
    assessReasons,
    proposeReply,
    editReply,
    withdraw,
    recordAssistance,
    correctFacts,
    refer,
    archive,
  ],
  views: [applicationFile, applicationWarnings, lettersOfCase, letterOfCase, caseFile],
  reactions: [onReviewDecided, onReplyIssued, onReplyDelivered, onApplicationReferred, recountApplications.reaction],
  projections: [recountApplications.projection],
};
