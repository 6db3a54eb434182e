import { workCalendar } from '@mingjian/calendar';
import { approvedYears } from '@mingjian/calendar/testing';
import type { PersonalField } from '@mingjian/contracts';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import { applications } from '../applications/application.aggregate.js';
import type { LateEntryCommand } from '../applications/domain/index.js';
import { lateEntries } from '../applications/late-entry.aggregate.js';
import {
  act,
  CASE,
  content,
  handled,
  LETTER,
  onPaper,
  resultBases,
  SECOND_CASE,
  SECOND_LETTER,
} from '../applications/domain/testing/index.js';

/** A field sealed for an invented applicant. */
const sealed = (field: string): readonly PersonalField[] => [
  { field, subject: SECOND_LETTER, ref: LETTER, commitment: 'c'.repeat(64) },
];

const proposedLateEntry = (over: object = {}): LateEntryCommand => ({
  type: 'Propose',
  lateEntry: LETTER,
  application: CASE,
  organ: 'transport',
  organStands: true,
  case: onPaper,
  identityIsRight: true,
  resultBases,
  today: '2026-03-02',
  by: 'registrar',
  actingFor: null,
  personal: ['applicant', 'request', 'reason', 'evidence'].flatMap(sealed),
  ...over,
});

/** Year’s end: the term reaches into a year whose calendar is not approved yet. */
const december = '2026-12-10';
const nextCalendar = workCalendar([
  ...approvedYears,
  { year: 2027, version: 1, daysOff: ['2027-01-01'], makeUpWorkdays: [] },
]);

/** Every way through an application. */
export const applicationScenarios: readonly Scenario[] = [
  scenario(applications, 'answered-in-full', CASE, [
    act('Submit', { personal: [...sealed('applicant'), ...sealed('request')] }),
    act('Register'),
    act('Assign'),
    act('ReturnAssignment', { personal: sealed('reason') }),
    act('Assign', { section: 'bridges' }),
    act('AcceptAssignment'),
    act('AskCoHandling', { today: '2026-03-03' }),
    act('AnswerCoHandling', { today: '2026-03-04', personal: sealed('answer') }),
    act('NoticeCorrection', { today: '2026-03-05' }),
    act('ReceiveCorrection', { today: '2026-03-09', personal: sealed('request') }),
    act('RecordSearch', { today: '2026-03-10', personal: sealed('note') }),
    act('SendConsultation', { today: '2026-03-11', personal: sealed('party') }),
    act('ReceiveConsultation', { today: '2026-03-12' }),
    act('AnswerConsultation', { today: '2026-03-16', answer: 'agrees' }),
    act('Extend', { today: '2026-03-17', by: 'head' }),
    act('NoticeFee', { today: '2026-03-18' }),
    act('ReceiveFeeNotice', { today: '2026-03-19' }),
    act('PayFee', { today: '2026-03-20' }),
    act('ProposeReply', { today: '2026-03-23' }),
    act('ReturnReply', { today: '2026-03-24' }),
    act('ProposeReply', { today: '2026-03-25' }),
    act('EditReply', { today: '2026-03-26', digest: 'e'.repeat(64) }),
    act('DecideByReply', { today: '2026-03-27', ...content('3.1', '36-2'), digest: 'f'.repeat(64) }),
    act('DecideByReply', { today: '2026-03-30', ...content('3.1', '36-2'), digest: 'e'.repeat(64) }),
    act('Deliver', { today: '2026-04-01' }),
    act('Archive', { today: '2026-04-02' }),
  ]),
  scenario(applications, 'not-corrected', CASE, [
    ...handled.slice(0, 2),
    act('NoticeCorrection', { today: '2026-03-04' }),
    act('LapseCorrection', { today: '2026-06-01' }),
  ]),
  scenario(applications, 'not-paid', CASE, [
    ...handled.slice(0, 2),
    act('NoticeFee', { today: '2026-03-04' }),
    act('ReceiveFeeNotice', { today: '2026-03-05' }),
    act('LapseFee', { today: '2026-06-01' }),
  ]),
  scenario(applications, 'late-and-withdrawn', CASE, [
    ...handled,
    act('WaiveConsultation', { today: '2026-03-30', personal: sealed('reason') }),
    act('MissTerm', { today: '2026-03-31' }),
    act('Withdraw', { today: '2026-04-01' }),
  ]),
  scenario(applications, 'numbered-letters', CASE, [
    ...handled,
    act('NoticeCorrection', { today: '2026-03-03', number: '宿交公告知〔2026〕1号' }),
    act('ReceiveCorrection', { today: '2026-03-05' }),
    act('SendConsultation', {
      today: '2026-03-06',
      number: '宿交公告知〔2026〕2号',
      noticeNumber: '宿交公告知〔2026〕3号',
    }),
    act('Extend', { today: '2026-03-09', by: 'head', number: '宿交公告知〔2026〕4号' }),
    act('NoticeFee', { today: '2026-03-10', number: '宿交公告知〔2026〕5号' }),
  ]),
  scenario(applications, 'over-the-years-end', CASE, [
    act('Submit', { today: december }),
    act('Register', { today: december }),
    act('SendConsultation', { today: '2026-12-21', with: 'organ', consultedOrgan: 'water' }),
    act('ReceiveConsultation', { today: '2026-12-22' }),
    act('NoticeFee', { today: '2026-12-22' }),
    act('ReceiveFeeNotice', { today: '2026-12-23' }),
    act('RecomputeTerm', { today: '2026-12-24', calendar: nextCalendar }),
    act('LapseConsultation', { today: '2027-02-01', calendar: nextCalendar }),
  ]),
  scenario(applications, 'facts-corrected', CASE, [
    ...handled,
    act('CorrectFacts', {
      today: '2026-03-04',
      applicantType: undefined,
      receiptDate: '2026-03-03',
      personal: sealed('reason'),
    }),
    act('ProposeReply', { today: '2026-03-05' }),
    act('DecideByReply', { today: '2026-03-06' }),
    act('CorrectFacts', { today: '2026-03-09', result: '3.5.2', articles: ['36-6'], personal: sealed('reason') }),
  ]),
  scenario(applications, 'against-an-objection', CASE, [
    ...handled,
    act('SendConsultation', { today: '2026-03-03', personal: sealed('party') }),
    act('AnswerConsultation', { today: '2026-03-05' }),
    act('OverruleObjection', { today: '2026-03-06', personal: [...sealed('reason'), ...sealed('disclosed')] }),
    act('RecordDiscretion', { today: '2026-03-09', personal: sealed('reason') }),
    act('ProposeReply', { today: '2026-03-10', ...content('3.2', '37', '16-2'), personal: sealed('parts') }),
    act('EditReply', { today: '2026-03-11', ...content('3.1', '36-2'), digest: 'e'.repeat(64) }),
  ]),
  scenario(applications, 'with-assistance', CASE, [
    act('Submit', { needsAssistance: true, personal: [...sealed('applicant'), ...sealed('assistance')] }),
    act('Register'),
    act('Withdraw', { today: '2026-03-03' }),
    act('RecordAssistance', { today: '2026-03-03', personal: sealed('help') }),
    act('Archive', { today: '2026-03-04' }),
  ]),
  scenario(applications, 'followed-by-code', CASE, [
    act('Submit', { followedBy: `citizen:${'1'.repeat(64)}` }),
    act('Register'),
    act('IssueQueryCode', { heldBy: `citizen:${'2'.repeat(64)}` }),
    act('Withdraw', { today: '2026-03-03' }),
    act('IssueQueryCode', { today: '2026-03-04', heldBy: `citizen:${'3'.repeat(64)}` }),
  ]),
  scenario(applications, 'referred', CASE, [
    ...handled,
    act('ProposeReply', { today: '2026-03-04', ...content('3.4.1', '36-5') }),
    act('DecideByReply', { today: '2026-03-05', ...content('3.4.1', '36-5') }),
    act('Refer', { today: '2026-03-06' }),
  ]),
  scenario(applications, 'opened-on-referral', SECOND_CASE, [
    act('OpenReferred', { today: '2026-03-06', personal: [...sealed('applicant'), ...sealed('request')] }),
    act('Withdraw', { today: '2026-03-09' }),
  ]),
  scenario(applications, 'split-off', SECOND_CASE, [
    act('SplitOff', { today: '2026-03-06', personal: [...sealed('applicant'), ...sealed('request')] }),
    act('Register', { today: '2026-03-06' }),
  ]),
  scenario(applications, 'taken-over', CASE, [
    act('TakeOver', {
      extendedBy: 10,
      pauses: [{ after: '2026-02-10', through: '2026-02-26' }],
      personal: [...sealed('applicant'), ...sealed('request'), ...sealed('evidence')],
    }),
    act('Assign', { today: '2026-03-03', internalDue: '2026-03-20' }),
  ]),
  scenario(applications, 'repeated', CASE, [
    ...handled,
    act('RecordRepetition', { today: '2026-03-04' }),
    act('ProposeReply', { today: '2026-03-05', ...content('3.5.2', '36-6') }),
  ]),
  scenario(applications, 'excessive', CASE, [
    ...handled,
    act('AskReasons', { today: '2026-03-03' }),
    act('ReceiveReasons', { today: '2026-03-05', personal: sealed('reasons') }),
    act('AssessReasons', { today: '2026-03-06', reasonable: true, deferDays: 30, personal: sealed('assessment') }),
    act('ProposeReply', { today: '2026-04-20' }),
  ]),
  scenario(applications, 'excessive-and-silent', CASE, [
    ...handled,
    act('AskReasons', { today: '2026-03-03' }),
    act('LapseReasons', { today: '2026-03-16' }),
    act('ProposeReply', { today: '2026-03-16', ...content('3.5.4', '35') }),
  ]),
  scenario(applications, 'given-in-another-form', CASE, [
    ...handled,
    act('ChooseOtherForm', { today: '2026-03-03', personal: sealed('note') }),
    act('AskReasons', { today: '2026-03-03', number: '宿交公告知〔2026〕9号' }),
    act('ReceiveReasons', { today: '2026-03-05', personal: sealed('reasons') }),
    act('AssessReasons', {
      today: '2026-03-06',
      reasonable: true,
      deferDays: 30,
      number: '宿交公告知〔2026〕10号',
      personal: sealed('assessment'),
    }),
    act('ProposeReply', { today: '2026-03-09' }),
  ]),
  scenario(applications, 'warned', CASE, [
    ...handled,
    act('Warn', { today: '2026-03-27' }),
    act('RecordWarningSent', { today: '2026-03-27' }),
    act('Warn', { today: '2026-03-31' }),
  ]),
  scenario(applications, 'entered-late', CASE, [
    act('EnterLate', { personal: [...sealed('applicant'), ...sealed('request')] }),
    act('Archive', { today: '2026-03-03' }),
  ]),
  scenario(lateEntries, 'confirmed', LETTER, [
    proposedLateEntry(),
    { type: 'Confirm', today: '2026-03-03', by: 'registrar', actingFor: null },
    { type: 'Confirm', today: '2026-03-03', by: 'head', actingFor: null },
  ]),
  scenario(lateEntries, 'rejected', SECOND_LETTER, [
    proposedLateEntry({ lateEntry: SECOND_LETTER, application: SECOND_CASE }),
    { type: 'Reject', today: '2026-03-03', by: 'head', actingFor: null, personal: sealed('reason') },
  ]),
];
