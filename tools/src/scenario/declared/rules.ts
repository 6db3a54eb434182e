import { addDays, addWorkdays } from '@mingjian/calendar';
import {
  INTAKE,
  accept,
  answered,
  assign,
  archive,
  arrived,
  askReasons,
  chooseOtherForm,
  assessReasons,
  consult,
  consulted,
  correctFacts,
  countsAs,
  fileOf,
  giveReasons,
  overruleObjection,
  propose,
  recordAssistance,
  recordRepetition,
  remember,
  refer,
  referredFile,
  splitOff,
  register,
  submit,
  takeOver,
  warningOf,
  withdraw,
} from '../acts.js';
import { done, refused, type Act, type Counted, type Scenario, type Step } from '../scenario.js';
import type { Scene } from '../scene.js';

type Declared = Omit<Scenario, 'id' | 'group'>;

const rule = (id: string, declared: Declared): Scenario => ({ id: `rule-${id}`, group: 'rule', ...declared });

const dayAfter =
  (workdays: number) =>
  ({ stage }: Scene) =>
    addDays(addWorkdays(stage.calendar, stage.today(), workdays).due, 1);

const shows = (what: string, expected: Readonly<Record<string, unknown>>): Step => ({
  kind: 'shows',
  what,
  read: fileOf,
  expected: () => expected,
});

/** An invented person whose document has a number. */
const applicantWith = (kind: string, number: string) => () => ({
  applicant: { name: '申请人（演示）', identity: { kind, number }, contact: { address: '演示路 1 号' } },
});

/** Received and not decided. */
const carriedForward: readonly Counted[] = ['N', 'F'].map((row) => ({ table: 3, row, column: 'naturalPerson' }));

const warned = (what: string, expected: Readonly<Record<string, unknown>>): Step => ({
  kind: 'shows',
  what,
  read: warningOf,
  expected: () => expected,
});

/** What the applicant wrote on the form that came with the reply. */
const rate: Act = {
  name: 'rate',
  perform: (scene) =>
    scene.post('registrar', `${INTAKE}/ratings`, { application: scene.id, organ: scene.stage.organ, score: 4 }),
};

/** Further rules of chapter 4 of the Regulation. */
export const rules: readonly Scenario[] = [
  rule('other-form', {
    article: 'Art 40',
    label: { zh: '改用其他形式提供', en: 'given in another form than was asked for' },
    steps: [
      ...arrived('naturalPerson'),
      refused(chooseOtherForm('electronic'), 'being another form than was asked for', 'application.form.same'),
      ...done(chooseOtherForm('onSite')),
      shows('the form in which it is given', { form: { medium: 'onSite', delivery: 'handedOver' } }),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
    ],
    counts: countsAs('3.1'),
  }),
  rule('facts-corrected', {
    article: '国办公开办函〔2021〕30号',
    label: { zh: '更正申请人类型和办理结果', en: 'applicant type and result put right: the case moves in table 3' },
    steps: [
      ...arrived('naturalPerson'),
      refused(correctFacts({ result: '3.5.2', articles: ['36-6'] }), 'a result', 'application.facts.notDecided'),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
      refused(
        correctFacts({ result: '3.5.2', articles: ['36-2'] }),
        'what the other result rests on',
        'application.result.articleNotAllowed',
      ),
      ...done(correctFacts({ applicantType: 'legalServiceOrganization', result: '3.5.2', articles: ['36-6'] })),
    ],
    counts: countsAs('3.5.2', 'legalServiceOrganization'),
  }),
  rule('identity-number', {
    article: 'Art 29',
    label: { zh: '身份证明号码格式和校验码', en: 'the identity number by format and check character' },
    steps: [
      refused(
        submit('naturalPerson', 'counter', applicantWith('residentId', '110105194912310021')),
        'the right check character',
        'application.submission.identityInvalid',
      ),
      ...done(submit('naturalPerson', 'counter', applicantWith('residentId', '11010519491231002X')), register()),
    ],
    counts: carriedForward,
  }),
  rule('reading-assistance', {
    article: 'Art 43',
    label: { zh: '为有阅读困难的申请人提供帮助', en: 'help for an applicant who has difficulty in reading' },
    steps: [
      ...done(
        submit('naturalPerson', 'counter', () => ({ assistance: ['reading'] })),
        register(),
        withdraw,
      ),
      refused(archive, 'the help that was given', 'application.archive.assistanceMissing'),
      ...done(recordAssistance, archive),
    ],
    counts: countsAs('3.6.3'),
  }),
  rule('split', {
    article: '一事一申请',
    label: { zh: '一函多事，拆分办理', en: 'one letter with several matters becomes several applications' },
    steps: [
      ...done(submit(), register(), splitOff, withdraw),
      refused(splitOff, 'being open', 'application.split.closed'),
    ],
    counts: [...countsAs('3.6.3'), ...carriedForward],
  }),
  rule('wrong-organ', {
    article: 'Art 36(5)',
    label: {
      zh: '不属于本机关负责，经同意转往其他机关',
      en: 'not this organ’s duty: opened at the right one, with consent',
    },
    steps: [
      ...arrived(),
      ...done(propose('3.4.1', ['36-5'])),
      refused(refer, 'an answer', 'application.state.notDecided'),
      ...answered,
      ...done(refer),
      {
        kind: 'shows',
        what: 'received at the other organ, without a date of receipt yet',
        read: referredFile,
        expected: ({ id, stage }) => ({ phase: 'received', begunFrom: id, organ: stage.otherOrgan }),
      },
    ],
    counts: countsAs('3.4.1'),
  }),
  rule('warnings', {
    article: 'Art 33',
    label: { zh: '临期预警和逾期警报', en: 'early warning and overdue alarm by working days left' },
    steps: [
      ...arrived(),
      warned('no warning yet', { workdaysLeft: undefined }),
      { kind: 'until', day: ({ stage }) => addWorkdays(stage.calendar, stage.today(), 17).due },
      warned('three working days left', { workdaysLeft: 3, kind: 'early', to: ['handler', 'sectionHead'] }),
      { kind: 'until', day: ({ stage }) => addWorkdays(stage.calendar, stage.today(), 4).due },
      warned('overdue', { workdaysLeft: -1, kind: 'overdue', to: ['handler', 'sectionHead', 'officeHead'] }),
      refused(archive, 'a result', 'application.state.notDecided'),
      ...done(withdraw, archive),
    ],
    counts: countsAs('3.6.3'),
  }),
  rule('taken-over', {
    article: 'Art 33',
    label: { zh: '移交续办，期限连续计算', en: 'taken over from elsewhere with its clock' },
    steps: [
      refused(
        takeOver(({ stage }) => ({
          pauses: [{ after: addDays(stage.today(), -1), through: addDays(stage.today(), 1) }],
        })),
        'a pause that is over',
        'application.takeOver.pauseOutOfOrder',
      ),
      ...done(takeOver()),
      {
        kind: 'shows',
        what: 'its date of receipt',
        read: fileOf,
        expected: ({ stage }) => ({ receiptDate: addDays(stage.today(), -10), extended: false }),
      },
      ...done(assign, accept, propose('3.1', ['36-2'])),
      ...answered,
    ],
    counts: countsAs('3.1'),
  }),
  rule('repetition', {
    article: 'Art 36(6)',
    label: { zh: '同一申请人重复申请', en: 'the same applicant asks again' },
    steps: [
      ...arrived(),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
      ...done(
        remember,
        submit('naturalPerson', 'counter', applicantWith('other', 'DEMO-2')),
        register(),
        assign,
        accept,
      ),
      refused(recordRepetition('here'), 'the same applicant', 'application.repetition.otherApplicant'),
      ...done(withdraw, submit(), register(), assign, accept, recordRepetition('here'), propose('3.5.2', ['36-6'])),
      ...answered,
    ],
    counts: [...countsAs('3.6.3'), ...countsAs('3.1'), ...countsAs('3.5.2')],
  }),
  rule('reasons-silent', {
    article: 'Art 35',
    label: { zh: '大量申请逾期不说明理由', en: 'excessive applications, no reasons given' },
    steps: [
      ...arrived(),
      ...done(askReasons),
      refused(
        propose('3.5.4', ['35']),
        'the period to give reasons being over',
        'application.result.reasonsNotWanting',
      ),
      { kind: 'until', day: ({ stage }) => addDays(stage.today(), 11) },
      ...done(propose('3.5.4', ['35'])),
      ...answered,
    ],
    counts: countsAs('3.5.4'),
  }),
  rule('reasons-good', {
    article: 'Art 35',
    label: { zh: '大量申请理由合理，延迟答复', en: 'excessive applications for good reasons: a later day to answer' },
    steps: [
      ...arrived(),
      refused(assessReasons(true, 30), 'reasons', 'application.reasons.noneReceived'),
      ...done(askReasons, giveReasons, assessReasons(true, 30)),
      refused(propose('3.5.4', ['35']), 'wanting reasons', 'application.result.reasonsNotWanting'),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
    ],
    counts: countsAs('3.1'),
  }),
  rule('public-interest', {
    article: 'Arts 15, 32',
    label: {
      zh: '第三方不同意，因公共利益公开',
      en: 'disclosed against an objection for the sake of the public interest',
    },
    steps: [
      ...arrived(),
      ...done(consult('thirdParty')),
      refused(overruleObjection('publicInterest'), 'an objection', 'application.objection.none'),
      ...done(consulted('objects')),
      refused(propose('3.1', ['36-2']), 'overruling the objection', 'application.result.objectionStands'),
      ...done(overruleObjection('publicInterest'), propose('3.1', ['36-2'])),
      ...answered,
    ],
    counts: countsAs('3.1'),
  }),
  rule('silence-of-a-third-party', {
    article: 'Art 32',
    label: { zh: '第三方逾期未答复，由机关决定', en: 'a third party is silent: the organ decides' },
    steps: [
      ...arrived(),
      ...done(consult('thirdParty')),
      refused(propose('3.3.4', ['15-2']), 'the end of the consultation', 'application.consultation.pending'),
      { kind: 'until', day: dayAfter(15) },
      ...done(propose('3.3.4', ['15-2'])),
      ...answered,
    ],
    counts: countsAs('3.3.4'),
  }),
  rule('silence-of-an-organ', {
    article: 'Art 34',
    label: { zh: '共同制作机关逾期未答复，视为同意', en: 'a co-making organ is silent: consent' },
    steps: [
      ...arrived(),
      ...done(consult('organ')),
      refused(propose('3.1', ['36-2']), 'the end of the consultation', 'application.consultation.pending'),
      { kind: 'until', day: dayAfter(15) },
      shows('nothing is decided yet', { phase: 'open' }),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
    ],
    counts: countsAs('3.1'),
  }),
  rule('satisfaction', {
    article: 'Art 46',
    label: { zh: '答复送达后评价满意度，一次', en: 'the applicant rates the case, once and after delivery' },
    steps: [
      ...arrived(),
      refused(rate, 'delivery', 'rating.application.notDelivered'),
      ...done(propose('3.1', ['36-2'])),
      ...answered,
      ...done(rate),
      refused(rate, 'being unrated', 'rating.application.alreadyRated'),
    ],
    counts: countsAs('3.1'),
  }),
];
