import type { ApplicantType, Channel, ResultCode } from '@mingjian/contracts';
import { type Life } from './step.js';

const TERM_DAYS = 20;

const TYPES: readonly (readonly [ApplicantType, number])[] = [
  ['naturalPerson', 88],
  ['commercialEnterprise', 7],
  ['researchInstitution', 0.6],
  ['publicWelfareOrganization', 0.6],
  ['legalServiceOrganization', 3],
  ['otherOrganization', 0.8],
];
const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['web', 62],
  ['signedMail', 20],
  ['counter', 10],
  ['ordinaryMail', 6],
  ['fax', 2],
];
/** What a reply can say; those by lapse and withdrawal come of themselves. */
const RESULTS: readonly (readonly [ResultCode, number])[] = [
  ['3.1', 40],
  ['3.2', 10],
  ['3.3.1', 0.2],
  ['3.3.2', 0.8],
  ['3.3.3', 0.4],
  ['3.3.4', 2],
  ['3.3.5', 2],
  ['3.3.6', 2],
  ['3.3.7', 2],
  ['3.3.8', 2],
  ['3.4.1', 20],
  ['3.4.2', 3],
  ['3.4.3', 2],
  ['3.5.1', 5],
  ['3.5.2', 3],
  ['3.5.3', 0.5],
  ['3.5.4', 0.6],
  ['3.5.5', 1],
  ['3.6.3', 0.5],
];

interface Telling {
  readonly life: Life;
  readonly application: string;
  readonly stream: string;
  readonly ofCase: { readonly application: string; readonly organ: string };
  readonly applicantType: ApplicantType;
  readonly receiptDate: string;
  day: number;
  due: string;
}

const SECTION = 'office';
const SUBS = { handler: 'handler-1', head: 'head-1', reviewer: 'reviewer-1', secrecy: 'secrecy-1' };

/**
 * An application from its submission on: corrected or lapsed, paid or lapsed, consulted about, extended, withdrawn or answered on a reviewed reply; each
 * result only after the steps that it needs.
 */
export const tellApplication = (life: Life, day: number, serial: number): void => {
  const { draw, days, organ } = life;
  const application = life.caseId!;
  const ofCase = { application, organ };
  const [applicantType, channel] = [draw.weighted(TYPES), draw.weighted(CHANNELS)];
  const receiptDate = days.date(day);
  const year = receiptDate.slice(0, 4);
  const telling: Telling = {
    ...{ life, application, ofCase, applicantType, receiptDate, day, due: days.due(day, TERM_DAYS) },
    stream: `application-${application}`,
  };
  const paper = channel !== 'web';
  tell(telling, 'ApplicationSubmitted', {
    ...ofCase,
    ...{ channel, applicantType, submittedOn: receiptDate, physicallyReceivedOn: paper ? receiptDate : null },
    ...{ medium: paper ? 'paper' : 'electronic', delivery: paper ? 'post' : 'portal' },
    ...(channel === 'web' && { appliedBy: 'applicant-1' }),
  });
  tell(telling, 'ApplicationRegistered', {
    ...{ ...ofCase, applicantType, channel, number: `公申〔${year}〕${serial}号`, receiptDate },
    ...{ receiptBasis: RECEIPT[channel], confirmation: null, term: termOf(telling) },
  });
  tell(telling, 'ApplicationAssigned', { ...ofCase, section: SECTION, internalDue: days.due(telling.day, 10) });
  tell(telling, 'AssignmentAccepted', { ...ofCase, section: SECTION, handler: SUBS.handler });
  const result = draw.weighted(RESULTS);
  if (draw.percent(1.5)) return withdraw(telling);
  if ((result === '3.4.3' || draw.percent(12)) && !correct(telling, result)) return;
  if (draw.percent(1) && !pay(telling)) return;
  prepare(telling, result);
  answer(telling, result);
  // Somebody finds months later that it was counted in the wrong column.
  if (draw.percent(0.4)) correctFacts(telling);
};

const RECEIPT: Readonly<Record<Channel, string>> = {
  counter: 'handedIn',
  signedMail: 'signed',
  ordinaryMail: 'confirmed',
  fax: 'confirmed',
  web: 'confirmed',
};

const tell = ({ life, day, stream }: Telling, name: string, data: Readonly<Record<string, unknown>>): void =>
  life.add(day, name, stream, data);

const pass = (telling: Telling, from: number, to: number): string => {
  const { days, draw } = telling.life;
  telling.day = days.workdayFrom(telling.day + draw.between(from, to));
  return days.date(telling.day);
};

const termOf = ({ life, day, due }: Telling) => ({
  ...{ start: life.days.date(day), days: TERM_DAYS, due, provisional: false },
  calendar: `CN-${life.days.date(day).slice(0, 4)}.1`,
});

/** The term starts anew on this day. */
const restart = (telling: Telling) => {
  telling.due = telling.life.days.due(telling.day, TERM_DAYS);
  return termOf(telling);
};

const decide = (
  telling: Telling,
  { result, via, document }: { readonly result: ResultCode; readonly via: string; readonly document: object | null },
): void => {
  const { life, ofCase, applicantType, receiptDate, due } = telling;
  const decidedOn = life.days.date(telling.day);
  const of = { ...ofCase, applicantType, result, articles: [], decidedOn, via, receiptDate, due, document };
  tell(telling, 'ApplicationDecided', of);
};

const archive = (telling: Telling): void => {
  const archivedOn = pass(telling, 3, 30);
  tell(telling, 'ApplicationArchived', { ...telling.ofCase, archivedOn });
};

const withdraw = (telling: Telling): void => {
  const withdrawnOn = pass(telling, 1, 12);
  tell(telling, 'ApplicationWithdrawn', { ...telling.ofCase, withdrawnOn });
  decide(telling, { result: '3.6.3', via: 'withdrawal', document: null });
  archive(telling);
};

/** False when no correction came: the case is over. */
const correct = (telling: Telling, result: ResultCode): boolean => {
  const { life, ofCase } = telling;
  const noticedOn = pass(telling, 1, 8);
  const replyBy = life.days.due(telling.day, 10);
  tell(telling, 'CorrectionNoticed', { ...ofCase, noticedOn, items: ['description'], replyBy, workdays: 10 });
  if (result !== '3.4.3' && life.draw.percent(20)) {
    const lapsedOn = pass(telling, 16, 20);
    tell(telling, 'CorrectionLapsed', { ...ofCase, lapsedOn });
    decide(telling, { result: '3.6.1', via: 'correctionLapse', document: null });
    archive(telling);
    return false;
  }
  const receivedOn = pass(telling, 2, 10);
  tell(telling, 'CorrectionReceived', { ...ofCase, receivedOn, term: restart(telling) });
  return true;
};

/** False when nobody paid: the case is over. */
const pay = (telling: Telling): boolean => {
  const { life, ofCase } = telling;
  const noticedOn = pass(telling, 2, 10);
  const amountYuan = 100 * life.draw.between(1, 12);
  tell(telling, 'FeeNoticed', { ...ofCase, schedule: 'byItem', quantity: 12, amountYuan, noticedOn });
  const receivedOn = pass(telling, 1, 3);
  const payBy = life.days.due(telling.day, 20);
  tell(telling, 'FeeNoticeReceived', { ...ofCase, receivedOn, payBy, workdays: 20 });
  if (life.draw.percent(35)) {
    const lapsedOn = pass(telling, 29, 33);
    tell(telling, 'FeeLapsed', { ...ofCase, lapsedOn });
    decide(telling, { result: '3.6.2', via: 'feeLapse', document: null });
    archive(telling);
    return false;
  }
  const paidOn = pass(telling, 2, 20);
  tell(telling, 'FeePaid', { ...ofCase, paidOn, amountYuan, term: restart(telling) });
  return true;
};

/** What a result needs before it can be given. */
const prepare = (telling: Telling, result: ResultCode): void => {
  const { life, ofCase } = telling;
  const { draw, days } = life;
  if (result === '3.4.1' || draw.percent(30)) {
    const searchedOn = pass(telling, 0, 4);
    tell(telling, 'SearchRecorded', { ...ofCase, searchedOn, places: ['archive'], found: result !== '3.4.1' });
  }
  if (result === '3.5.2') {
    const recordedOn = pass(telling, 0, 3);
    tell(telling, 'RepetitionRecorded', { ...ofCase, earlier: null, earlierNumber: '公复〔2018〕7号', recordedOn });
  }
  if (result === '3.5.4') {
    const askedOn = pass(telling, 0, 2);
    const answerBy = days.due(telling.day, 7);
    tell(telling, 'ReasonsAsked', { ...ofCase, askedOn, applications: 30, since: telling.receiptDate, answerBy });
    tell(telling, 'ReasonsLapsed', { ...ofCase, lapsedOn: pass(telling, 11, 13) });
  }
  if (result === '3.3.4' || draw.percent(3)) {
    const consultation = draw.uuid();
    const asked = { ...ofCase, consultation, with: 'thirdParty', consultedOrgan: null };
    tell(telling, 'ConsultationSent', { ...asked, sentOn: pass(telling, 0, 3) });
    const answeredOn = pass(telling, 3, 14);
    telling.due = days.due(telling.day, TERM_DAYS - 4);
    tell(telling, 'ConsultationAnswered', {
      ...{ ...ofCase, consultation, answer: result === '3.3.4' ? 'objects' : 'agrees', answeredOn },
      term: termOf(telling),
    });
  }
  if (draw.percent(6)) {
    const toldOn = pass(telling, 3, 12);
    telling.due = days.due(telling.day, TERM_DAYS + 12);
    tell(telling, 'TermExtended', { ...ofCase, days: 20, approvedBy: SUBS.head, toldOn, term: termOf(telling) });
  }
};

/** Proposed, reviewed on three levels, cleared, issued, delivered. */
const answer = (telling: Telling, result: ResultCode): void => {
  const { life, application, ofCase } = telling;
  const { draw, organ } = life;
  const [digest, request] = [draw.digest(), draw.uuid()];
  const [review, reply] = [`review-${application}`, `reply-${application}`];
  const thing = { kind: 'reply', id: application, proposal: 1 };
  const ofReview = { review: application, organ };
  const said = { result, articles: [] };
  const ofReply = { reply: application, application, organ };
  pass(telling, 1, 6);
  const proposal = { ...said, proposal: 1, section: SECTION, drafter: SUBS.handler, digest, due: telling.due };
  tell(telling, 'ReplyProposed', { ...ofCase, ...proposal });
  const levels = LEVELS.map((role, index) => ({ level: index + 1, role, title: TITLES[index] }));
  const openedOn = life.days.date(telling.day);
  life.add(telling.day, 'ReviewOpened', review, {
    ...{ ...ofReview, thing, section: SECTION, drafter: SUBS.handler, item: null, digest, ...said, levels, openedOn },
    due: null,
  });
  const expected = { ...ofReply, review: application, proposal: 1 };
  life.add(telling.day, 'ReplyExpected', reply, { ...expected, drafters: [SUBS.handler] });
  for (const level of [1, 2, 3]) {
    if (level > 1) pass(telling, 0, 3);
    const opinion = { level, opinion: 'agree', ground: null, article: null, digest };
    life.add(telling.day, 'OpinionGiven', review, {
      ...{ ...ofReview, ...opinion, by: level === 3 ? SUBS.secrecy : SUBS.reviewer, actingFor: null },
    });
  }
  // One in thirty is late although the term ran out.
  if (draw.percent(3)) pass(telling, 20, 45);
  const decidedOn = life.days.date(telling.day);
  life.add(telling.day, 'ReviewDecided', review, {
    ...{ ...ofReview, thing, section: SECTION, drafters: [SUBS.handler], item: null, outcome: 'agreed' },
    ...{ ground: null, article: null, ...said, digest, decidedOn },
  });
  life.add(telling.day, 'ReplyPrepared', reply, { ...expected, ...said, digest, drafters: [SUBS.handler] });
  const issuedOn = pass(telling, 0, 2);
  const number = `公复〔${issuedOn.slice(0, 4)}〕${draw.below(90_000) + 1}号`;
  life.add(telling.day, 'ReplyReleaseRequested', reply, { ...expected, request, digest, number, by: SUBS.head });
  life.add(telling.day, 'ReleaseCleared', review, { ...ofReview, thing, request, digest, clearedOn: issuedOn });
  life.add(telling.day, 'ReplyIssued', reply, { ...ofReply, request, number, issuedOn, ...said, digest });
  decide(telling, { result, via: 'reply', document: { reply: application, number, digest } });
  const deliveredOn = pass(telling, 0, 4);
  life.add(telling.day, 'ReplyDelivered', reply, { ...ofReply, manner: 'post', deliveredOn });
  tell(telling, 'ApplicationDelivered', { ...ofCase, deliveredOn, manner: 'post' });
  archive(telling);
};

export const LEVELS = ['sectionHead', 'officeReviewer', 'secrecyReviewer'] as const;
export const TITLES = ['科室初审', '办公室审核', '保密审查'];

const correctFacts = (telling: Telling): void => {
  const decided = telling.life.steps.findLast(({ wireType }) => wireType.includes('.ApplicationDecided.'));
  if (!decided) return;
  const { applicantType, receiptDate, result, decidedOn } = decided.data as Record<string, string>;
  const before = { applicantType, receiptDate, result, decidedOn };
  const after = { ...before, applicantType: telling.life.draw.weighted(TYPES) };
  if (after.applicantType === applicantType) return;
  const correctedOn = pass(telling, 5, 300);
  tell(telling, 'ApplicationFactsCorrected', { ...telling.ofCase, correctedOn, before, after });
};
