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
import { chooseOtherForm } from './acts/choose-other-form/choose-other-form.act.js';
import { concludeLateEntry } from './acts/conclude-late-entry/conclude-late-entry.act.js';
import { editReply } from './acts/edit-reply/edit-reply.act.js';
import { extend } from './acts/extend/extend.act.js';
import { noticeCorrection } from './acts/notice-correction/notice-correction.act.js';
import { noticeFee } from './acts/notice-fee/notice-fee.act.js';
import { overruleObjection } from './acts/overrule-objection/overrule-objection.act.js';
import { payFee } from './acts/pay-fee/pay-fee.act.js';
import { proposeLateEntry } from './acts/propose-late-entry/propose-late-entry.act.js';
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
import { issueQueryCode } from './acts/issue-query-code/issue-query-code.act.js';
import { submit } from './acts/submit/submit.act.js';
import { takeOver } from './acts/take-over/take-over.act.js';
import { waiveConsultation } from './acts/waive-consultation/waive-consultation.act.js';
import { withdraw } from './acts/withdraw/withdraw.act.js';
import { applications } from './application.aggregate.js';
import { lateEntries } from './late-entry.aggregate.js';
import { onApplicationReferred } from './reactions/application-referred.reaction.js';
import { recountApplications } from './reactions/calendar-approved.reaction.js';
import { onLateEntryConfirmed } from './reactions/late-entry-confirmed.reaction.js';
import { onReplyDelivered } from './reactions/reply-delivered.reaction.js';
import { onWarningRaised } from './reactions/warning-raised.reaction.js';
import { onReplyIssued } from './reactions/reply-issued.reaction.js';
import { onReviewDecided } from './reactions/review-decided.reaction.js';
import {
  applicantForm,
  deliveryForm,
  organForm,
  requestForm,
  startForm,
  submitForm,
} from './views/apply/apply.form.js';
import { checkPage, receiptPage, startPage, stepPage } from './views/apply/apply.views.js';
import { removeOldDrafts } from './views/apply/draft.js';
import { webApplicationsProjection } from './views/apply/web-applications.projection.js';
import { applicationFile } from './views/application-file/application-file.view.js';
import { askedList } from './views/asked/asked.projection.js';
import { oftenAsked } from './views/asked/often-asked.view.js';
import { similarApplications } from './views/asked/similar.view.js';
import { caseFile } from './views/case-file/case-file.view.js';
import { lateEntryFile } from './views/late-entry-file/late-entry-file.view.js';
import { lateEntryList } from './views/late-entries/late-entries.projection.js';
import { lateEntriesOfOrgan } from './views/late-entries/late-entries.view.js';
import { letterOfCase } from './views/letter/letter.view.js';
import { raiseWarnings } from './warnings/raise.daily.js';
import { lettersOfCase } from './views/letters/letters.view.js';
import { leavingForm, lookUpForm, withdrawalForm } from './views/own-case/own-case.form.js';
import { lookUpPage, ownCasePage, ownLetterFile } from './views/own-case/own-case.views.js';
import { applicationQueueProjection } from './views/application-queue/application-queue.projection.js';
import { applicationQueue } from './views/application-queue/application-queue.view.js';
import { applicationWarnings } from './views/warnings/warnings.view.js';

/** Applications for disclosure (依申请公开), in the order of their life. */
export const applicationsModule: ModuleDefinition = {
  name: 'applications',
  aggregates: [applications, lateEntries],
  acts: [
    submit,
    issueQueryCode,
    splitOff,
    takeOver,
    proposeLateEntry,
    concludeLateEntry,
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
    chooseOtherForm,
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
  views: [
    applicationFile,
    applicationQueue,
    applicationWarnings,
    lettersOfCase,
    letterOfCase,
    caseFile,
    lateEntryFile,
    lateEntriesOfOrgan,
    similarApplications,
    oftenAsked,
    startPage,
    stepPage,
    checkPage,
    receiptPage,
    lookUpPage,
    ownCasePage,
    ownLetterFile,
  ],
  forms: [
    startForm,
    organForm,
    applicantForm,
    requestForm,
    deliveryForm,
    submitForm,
    lookUpForm,
    withdrawalForm,
    leavingForm,
  ],
  reactions: [
    onReviewDecided,
    onReplyIssued,
    onReplyDelivered,
    onApplicationReferred,
    onLateEntryConfirmed,
    onWarningRaised,
    recountApplications.reaction,
  ],
  projections: [
    recountApplications.projection,
    applicationQueueProjection,
    lateEntryList,
    askedList,
    webApplicationsProjection,
  ],
  daily: [raiseWarnings, { name: 'application drafts', run: ({ pool }) => removeOldDrafts(pool) }],
};
