import { addDays } from '@mingjian/calendar';
import { testCalendar } from '@mingjian/calendar/testing';
import type { ApplicationEvent, ResultCode } from '@mingjian/contracts';
import { fold, type CivilDate } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { shippedRows } from '../../../shipped-rules.js';
import {
  application,
  obligationsOf,
  type ApplicationCommand,
  type ClosedOnPaper,
  type Law,
  type StatutoryTerms,
} from '../index.js';

/** Invented ids. */
export const CASE = '0b6c1f7e-55a1-4f0e-9a43-5d6c1b2a3e4f';
export const LETTER = '2f1d8f0a-7c35-4f0b-8a11-6f2f5e0c9d10';
export const SECOND_LETTER = '6f0e2b19-1f5d-4d0c-b7c2-3a4b5c6d7e8f';
export const REVIEW = CASE;
export const BYTES = 'a'.repeat(64);
export const EDITED_BYTES = 'b'.repeat(64);

export const SECOND_CASE = '1c7d2f8e-66b2-4a1f-8b54-6e7d2c3b4f5a';

/** A letter as it was submitted to the transport bureau. */
export const letter: Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>['data'] = {
  application: CASE,
  organ: 'transport',
  channel: 'signedMail',
  applicantType: 'naturalPerson',
  submittedOn: '2026-03-02',
  physicallyReceivedOn: '2026-02-27',
  medium: 'paper',
  delivery: 'post',
};

/** The law that the release brings along. */
export const law: Law = {
  calendar: testCalendar(),
  terms: Object.fromEntries(
    shippedRows('terms').map(({ term, workdays }) => [term, workdays]),
  ) as unknown as StatutoryTerms,
};
export const resultBases = shippedRows('resultBases');
export const receiptBases = shippedRows('receiptBases');
export const tariff = shippedRows('feeTariff');

/** Monday; 20 working days end on 2026-03-30, seven on 2026-03-11. */
export const START: CivilDate = '2026-03-02';
export const DUE: CivilDate = '2026-03-30';

/** A case that was answered on paper last year. */
export const onPaper: ClosedOnPaper = {
  channel: 'signedMail',
  applicantType: 'naturalPerson',
  submittedOn: '2025-03-03',
  physicallyReceivedOn: '2025-03-03',
  medium: 'paper',
  delivery: 'post',
  number: 'PAPER-0003',
  receiptDate: '2025-03-03',
  result: '3.1',
  articles: ['36-2'],
  decidedOn: '2025-03-20',
  replyNumber: '宿交公复〔2025〕3号',
  deliveredOn: '2025-03-21',
};

type CommandOf<Type extends ApplicationCommand['type']> = Extract<ApplicationCommand, { type: Type }>;

/** A command of a type with everything that specs rarely care about; later fields win. */
export const act = <Type extends ApplicationCommand['type']>(
  type: Type,
  fields: Partial<CommandOf<Type>> = {},
): ApplicationCommand => {
  const today = fields.today ?? START;
  const common = { today, by: 'registrar' };
  const defaults: { readonly [Each in ApplicationCommand['type']]: () => CommandOf<Each> } = {
    Submit: () => ({
      ...common,
      type: 'Submit',
      application: CASE,
      organ: 'transport',
      organStands: true,
      channel: 'counter',
      applicantType: 'naturalPerson',
      physicallyReceivedOn: null,
      medium: 'paper',
      delivery: 'post',
      identityIsRight: true,
      needsAssistance: false,
      appliedBy: null,
      followedBy: null,
    }),
    IssueQueryCode: () => ({ ...common, type: 'IssueQueryCode', heldBy: 'citizen:0' }),
    SplitOff: () => ({
      ...common,
      type: 'SplitOff',
      application: SECOND_CASE,
      organ: 'transport',
      original: letter,
      originalIsClosed: false,
    }),
    Refer: () => ({ ...common, type: 'Refer', to: 'water', organStands: true, consentedOn: today }),
    OpenReferred: () => ({
      ...common,
      type: 'OpenReferred',
      application: SECOND_CASE,
      organ: 'water',
      original: letter,
    }),
    Register: () => ({ ...common, ...law, type: 'Register', receiptBases, number: '2026-001', confirmation: null }),
    TakeOver: () => ({
      ...common,
      ...law,
      type: 'TakeOver',
      application: CASE,
      organ: 'transport',
      organStands: true,
      channel: 'counter',
      applicantType: 'naturalPerson',
      submittedOn: '2026-02-04',
      physicallyReceivedOn: '2026-02-04',
      medium: 'paper',
      delivery: 'post',
      identityIsRight: true,
      needsAssistance: false,
      appliedBy: null,
      followedBy: null,
      receiptBases,
      number: 'OLD-0007',
      receiptDate: '2026-02-04',
      termStart: '2026-02-04',
      extendedBy: null,
      pauses: [],
    }),
    EnterLate: () => ({
      ...common,
      ...law,
      type: 'EnterLate',
      by: 'system:intake',
      application: CASE,
      organ: 'transport',
      lateEntry: LETTER,
      case: onPaper,
      enteredBy: 'registrar',
      receiptBases,
    }),
    Assign: () => ({
      ...common,
      type: 'Assign',
      section: 'roads',
      sectionStands: true,
      internalDue: today > DUE ? today : DUE,
    }),
    AcceptAssignment: () => ({ ...common, type: 'AcceptAssignment', by: 'handler' }),
    ReturnAssignment: () => ({ ...common, type: 'ReturnAssignment' }),
    AskCoHandling: () => ({ ...common, type: 'AskCoHandling', section: 'finance', sectionStands: true, due: today }),
    AnswerCoHandling: () => ({ ...common, type: 'AnswerCoHandling', section: 'finance' }),
    NoticeCorrection: () => ({ ...common, ...law, type: 'NoticeCorrection', items: ['description'], number: null }),
    ReceiveCorrection: () => ({ ...common, ...law, type: 'ReceiveCorrection', receivedOn: today }),
    LapseCorrection: () => ({ ...common, type: 'LapseCorrection', resultBases }),
    Extend: () => ({ ...common, ...law, type: 'Extend', days: 20, byHead: true, number: null }),
    MissTerm: () => ({ ...common, type: 'MissTerm' }),
    RecomputeTerm: () => ({ ...common, calendar: law.calendar, type: 'RecomputeTerm' }),
    Warn: () => ({ ...common, calendar: law.calendar, type: 'Warn', levels: shippedRows('warningLevels') }),
    RecordWarningSent: () => ({
      ...common,
      type: 'RecordWarningSent',
      warning: LETTER,
      recipients: ['handler'],
      ways: ['log'],
    }),
    NoticeFee: () => ({ ...common, type: 'NoticeFee', tariff, schedule: 'byVolume', quantity: 68, number: null }),
    ReceiveFeeNotice: () => ({ ...common, ...law, type: 'ReceiveFeeNotice', receivedOn: today }),
    PayFee: () => ({ ...common, ...law, type: 'PayFee', paidOn: today, amountYuan: 380 }),
    LapseFee: () => ({ ...common, type: 'LapseFee', resultBases }),
    RecordSearch: () => ({ ...common, type: 'RecordSearch', places: ['archive'], found: false }),
    SendConsultation: () => ({
      ...common,
      type: 'SendConsultation',
      consultation: LETTER,
      with: 'thirdParty',
      consultedOrgan: null,
      organStands: true,
      number: null,
      noticeNumber: null,
    }),
    ReceiveConsultation: () => ({
      ...common,
      ...law,
      type: 'ReceiveConsultation',
      consultation: LETTER,
      receivedOn: today,
    }),
    AnswerConsultation: () => ({
      ...common,
      ...law,
      type: 'AnswerConsultation',
      consultation: LETTER,
      answer: 'objects',
      answeredOn: today,
    }),
    LapseConsultation: () => ({ ...common, ...law, type: 'LapseConsultation', consultation: LETTER }),
    WaiveConsultation: () => ({ ...common, type: 'WaiveConsultation', basis: 'evidentHarm' }),
    OverruleObjection: () => ({
      ...common,
      type: 'OverruleObjection',
      consultation: LETTER,
      basis: 'publicInterest',
      number: null,
    }),
    RecordDiscretion: () => ({ ...common, type: 'RecordDiscretion', ground: '16-2' }),
    RecordRepetition: () => ({
      ...common,
      type: 'RecordRepetition',
      earlier: null,
      earlierNumber: '宿交公复〔2024〕3号',
    }),
    ChooseOtherForm: () => ({
      ...common,
      type: 'ChooseOtherForm',
      asked: { medium: 'paper', delivery: 'post' },
      medium: 'onSite',
      delivery: 'handedOver',
      reason: 'carrierEndangered',
    }),
    AskReasons: () => ({
      ...common,
      type: 'AskReasons',
      applications: 60,
      since: '2026-02-01',
      answerBy: addDays(today, 10),
      number: null,
    }),
    ReceiveReasons: () => ({ ...common, type: 'ReceiveReasons', receivedOn: today }),
    LapseReasons: () => ({ ...common, type: 'LapseReasons' }),
    AssessReasons: () => ({
      ...common,
      calendar: law.calendar,
      type: 'AssessReasons',
      reasonable: false,
      deferDays: null,
      number: null,
    }),
    ProposeReply: () => ({ ...common, type: 'ProposeReply', by: 'handler', resultBases, ...content('3.1', '36-2') }),
    EditReply: () => ({
      ...common,
      type: 'EditReply',
      by: 'handler',
      resultBases,
      ...content('3.1', '36-2'),
      digest: EDITED_BYTES,
    }),
    ReturnReply: () => ({ ...common, type: 'ReturnReply', proposal: 1, review: REVIEW }),
    DecideByReply: () => ({
      ...common,
      type: 'DecideByReply',
      reply: CASE,
      number: '宿交公复〔2026〕1号',
      issuedOn: today,
      ...content('3.1', '36-2'),
    }),
    Deliver: () => ({ ...common, type: 'Deliver', reply: CASE, manner: 'post', deliveredOn: today }),
    RecordAssistance: () => ({ ...common, type: 'RecordAssistance' }),
    CorrectFacts: () => ({
      ...common,
      type: 'CorrectFacts',
      by: 'head',
      calendar: law.calendar,
      resultBases,
      applicantType: 'commercialEnterprise',
      articles: [],
    }),
    Archive: () => ({ ...common, type: 'Archive' }),
    Withdraw: () => ({ ...common, type: 'Withdraw' }),
  };
  return { ...defaults[type](), ...fields };
};

/** A reply; the parts of a partial disclosure rest on its grounds. */
export const content = (result: ResultCode, ...articles: readonly string[]) => ({
  result,
  articles,
  digest: BYTES,
  ...(result === '3.2' && { parts: { open: 1, withheld: articles.filter((article) => article !== '37') } }),
});

/** The history that accepted commands make, one after the other. */
export const play = (...commands: readonly ApplicationCommand[]): readonly ApplicationEvent[] =>
  commands.reduce<readonly ApplicationEvent[]>(
    (history, command) => [
      ...history,
      ...given(application, ...history)
        .when(command)
        .events(),
    ],
    [],
  );

/** A case that a section handles. */
export const handled: readonly ApplicationCommand[] = [
  act('Submit'),
  act('Register'),
  act('Assign'),
  act('AcceptAssignment'),
];

/** What a command comes to after a history of commands. */
export const after = (...commands: readonly ApplicationCommand[]) => given(application, ...play(...commands));

/** What the case owes after a history of commands. */
export const obligationsAfter = (...commands: readonly ApplicationCommand[]) =>
  obligationsOf(fold(application, play(...commands)));
