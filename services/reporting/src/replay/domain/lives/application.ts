import type { ApplicationEvent } from '@mingjian/contracts';
import { amend, life, type Facts } from '../fold.js';

const attempt = { refused: true } as const;
const term = ['term'] as const;
const consultations = ['consultations', 'consultation'] as const;

/** The case with what was put right: the facts of table 3, and the term where it runs from another day. */
const corrected = (facts: Facts, data: Facts): Facts => {
  const after = data['after'] as Facts;
  return {
    ...facts,
    ...Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null)),
    ...(data['articles'] !== undefined && { articles: data['articles'] }),
  };
};

/** The periods that moved with a calendar. */
const recounted = (facts: Facts, { replyBy, payBy, answers = [] }: Facts): Facts => {
  const corrected = replyBy === undefined ? facts : amend(facts, 'correction', { replyBy });
  const paid = payBy === undefined ? corrected : amend(corrected, 'fee', { payBy });
  return (answers as readonly Facts[]).reduce<Facts>((current, { consultation, answerBy }) => {
    const all = (current['consultations'] ?? {}) as Facts;
    return { ...current, consultations: amend(all, String(consultation), { answerBy }) };
  }, paid);
};

/** An application (依申请公开), from its submission to its archive. */
export const application = life<ApplicationEvent>(
  'application',
  'application',
)({
  ApplicationSubmitted: { phase: 'received', on: ['physicallyReceivedOn', 'submittedOn'] },
  // The term of the law runs from receipt, whenever somebody wrote it down (Arts 31, 33).
  ApplicationRegistered: { phase: 'open', on: ['receiptDate'] },
  QueryCodeIssued: { as: 'queryCode', anew: true },
  ApplicationTakenOver: { as: 'takeOver', lifts: term, on: ['takenOverOn'] },
  ApplicationAssigned: { as: 'assignment', anew: true },
  AssignmentAccepted: { as: 'assignment' },
  AssignmentReturned: { as: 'assignment', ends: true },
  CoHandlingAsked: { as: ['coHandling', 'section'], anew: true, then: (facts, data) => answered(facts, data, false) },
  CoHandlingAnswered: { as: ['coHandling', 'section'], then: (facts, data) => answered(facts, data, true) },
  CorrectionNoticed: { as: 'correction', anew: true, on: ['noticedOn'] },
  CorrectionReceived: { as: 'correction', lifts: term, on: ['receivedOn'] },
  CorrectionLapsed: { as: 'correction', on: ['lapsedOn'] },
  TermExtended: { as: 'extension', lifts: term, on: ['toldOn'] },
  TermRecomputed: { as: 'recount', anew: true, lifts: term, then: recounted },
  TermMissed: { as: 'missed', anew: true },
  WarningRaised: { as: ['warnings', 'to'], anew: true, on: ['raisedOn'] },
  WarningSent: { as: ['warningsSent', 'warning'], anew: true, on: ['sentOn'] },
  FeeNoticed: { as: 'fee', anew: true, on: ['noticedOn'] },
  FeeNoticeReceived: { as: 'fee', on: ['receivedOn'] },
  FeePaid: { as: 'fee', lifts: term, on: ['paidOn'] },
  FeeLapsed: { as: 'fee', on: ['lapsedOn'] },
  SearchRecorded: { as: 'search', anew: true, on: ['searchedOn'] },
  ConsultationSent: { as: consultations, on: ['sentOn'] },
  ConsultationReceived: { as: consultations, on: ['receivedOn'] },
  ConsultationAnswered: { as: consultations, lifts: term, on: ['answeredOn'] },
  ConsultationLapsed: { as: consultations, lifts: term, on: ['lapsedOn'] },
  ConsultationWaived: { as: 'consultationWaiver', on: ['waivedOn'] },
  ObjectionOverruled: { as: consultations, on: ['overruledOn'] },
  DiscretionRecorded: { as: ['discretion', 'ground'], on: ['recordedOn'] },
  RepetitionRecorded: { as: 'repetition', anew: true, on: ['recordedOn'] },
  OtherFormChosen: { as: 'otherForm', anew: true, on: ['chosenOn'] },
  ReasonsAsked: { as: 'reasons', anew: true, on: ['askedOn'] },
  ReasonsReceived: { as: 'reasons', on: ['receivedOn'] },
  ReasonsLapsed: { as: 'reasons', on: ['lapsedOn'] },
  ReasonsAssessed: {
    as: 'reasons',
    on: ['assessedOn'],
    then: (facts, { deferral }) => (deferral ? { ...facts, term: (deferral as Facts)['term'] } : facts),
  },
  ReplyProposed: {
    as: 'proposal',
    anew: true,
    then: (facts) => amend(facts, 'proposal', { underReview: true }),
  },
  ReplyEdited: { as: 'proposal' },
  ReplyReturned: { as: 'proposal', then: (facts) => amend(facts, 'proposal', { underReview: false }) },
  ApplicationDecided: { phase: 'closed', on: ['decidedOn'] },
  ApplicationDelivered: { as: 'delivered', on: ['deliveredOn'] },
  // Before it was registered it counts nowhere and is over with that; afterwards a decision follows (result 3.6.3).
  ApplicationWithdrawn: { phase: ({ phase }) => (phase === 'received' ? 'closed' : phase), on: ['withdrawnOn'] },
  AssistanceRecorded: { as: 'assistance', on: ['recordedOn'] },
  ApplicationReferred: { as: 'referral', on: ['referredOn'] },
  ApplicationFactsCorrected: { as: 'rectification', anew: true, lifts: term, then: corrected, on: ['correctedOn'] },
  ApplicationArchived: { on: ['archivedOn'] },
  ApplicationActRefused: attempt,
});

const answered = (facts: Facts, { section }: Facts, yes: boolean): Facts => ({
  ...facts,
  coHandling: amend((facts['coHandling'] ?? {}) as Facts, String(section), { answered: yes }),
});
