import type { ApplicationEvent } from '@mingjian/contracts';
import type { ApplicationState, ClosedCase, Consultation, EventData, OpenCase, ReceivedCase } from './state.js';
import { unwrittenWorkdays } from './terms.js';

/** Folds one event. An event that does not fit the phase changes nothing: histories are what they are. */
export const evolve = (state: ApplicationState, event: ApplicationEvent): ApplicationState => {
  if (event.type === 'QueryCodeIssued') return held(state, event.data);
  switch (state.phase) {
    case 'absent':
      return event.type === 'ApplicationSubmitted' ? submitted(event.data) : state;
    case 'received':
      if (event.type === 'ApplicationRegistered') return registered(state, event.data);
      if (event.type === 'ApplicationWithdrawn') return withdrawnUnregistered(state, event.data);
      return state;
    case 'open':
      return event.type === 'ApplicationDecided' ? decided(state, event.data) : handled(state, event);
    case 'closed':
      if (event.type === 'ApplicationDelivered') return { ...state, deliveredOn: event.data.deliveredOn };
      if (event.type === 'ApplicationReferred') return { ...state, referredTo: event.data.to };
      if (event.type === 'AssistanceRecorded') return { ...state, assistance: 'recorded' };
      if (event.type === 'ApplicationFactsCorrected') return correctedAfterwards(state, event.data);
      if (event.type === 'ApplicationArchived') return { ...state, archivedOn: event.data.archivedOn };
      return state;
  }
};

/** Of a case that somebody sent in on line, whoever holds the code is who sent it in. */
const held = (state: ApplicationState, { heldBy }: EventData<'QueryCodeIssued'>): ApplicationState =>
  state.phase === 'absent'
    ? state
    : { ...state, followedBy: heldBy, appliedBy: state.appliedBy === null ? null : heldBy };

const submitted = (data: EventData<'ApplicationSubmitted'>): ReceivedCase => ({
  phase: 'received',
  application: data.application,
  organ: data.organ,
  channel: data.channel,
  applicantType: data.applicantType,
  submittedOn: data.submittedOn,
  physicallyReceivedOn: data.physicallyReceivedOn,
  delivery: data.delivery,
  appliedBy: data.appliedBy ?? null,
  ...(data.followedBy !== undefined && { followedBy: data.followedBy }),
  firstContact: data.firstContact ?? null,
  assistance: data.needsAssistance ? 'needed' : 'none',
  begunFrom: data.splitFrom ?? data.referredFrom ?? null,
  ...(data.lateEntry !== undefined && { lateEntry: data.lateEntry }),
});

const registered = (received: ReceivedCase, data: EventData<'ApplicationRegistered'>): OpenCase => ({
  ...received,
  phase: 'open',
  number: data.number,
  receiptDate: data.receiptDate,
  term: data.term,
  extended: false,
  missedDue: null,
  assignment: null,
  coHandling: [],
  correction: null,
  fee: null,
  found: null,
  consultations: [],
  consultationWaived: false,
  discretion: [],
  answeredBefore: false,
  reasons: null,
  proposal: null,
});

const withdrawnUnregistered = (received: ReceivedCase, data: EventData<'ApplicationWithdrawn'>): ClosedCase => ({
  phase: 'closed',
  application: received.application,
  organ: received.organ,
  channel: received.channel,
  submittedOn: received.submittedOn,
  number: null,
  due: null,
  section: null,
  applicantType: received.applicantType,
  appliedBy: received.appliedBy,
  ...(received.followedBy !== undefined && { followedBy: received.followedBy }),
  assistance: received.assistance,
  receiptDate: null,
  result: null,
  articles: [],
  referredTo: null,
  closedOn: data.withdrawnOn,
  document: null,
  deliveredOn: null,
  archivedOn: null,
});

const decided = (open: OpenCase, data: EventData<'ApplicationDecided'>): ClosedCase => ({
  phase: 'closed',
  application: open.application,
  organ: open.organ,
  channel: open.channel,
  submittedOn: open.submittedOn,
  number: open.number,
  due: open.term.due,
  section: open.assignment?.section ?? null,
  applicantType: open.applicantType,
  appliedBy: open.appliedBy,
  ...(open.followedBy !== undefined && { followedBy: open.followedBy }),
  assistance: open.assistance,
  ...(open.lateEntry !== undefined && { lateEntry: open.lateEntry }),
  receiptDate: open.receiptDate,
  result: data.result,
  articles: data.articles,
  referredTo: null,
  closedOn: data.decidedOn,
  document: data.document,
  deliveredOn: null,
  archivedOn: null,
});

const correctedAfterwards = (
  closed: ClosedCase,
  { after, articles }: EventData<'ApplicationFactsCorrected'>,
): ClosedCase => ({
  ...closed,
  applicantType: after.applicantType,
  receiptDate: after.receiptDate,
  result: after.result,
  articles: articles ?? closed.articles,
  closedOn: after.decidedOn ?? closed.closedOn,
});

const handled = (open: OpenCase, event: ApplicationEvent): OpenCase => {
  switch (event.type) {
    case 'ApplicationTakenOver':
      return { ...open, term: event.data.term, extended: event.data.extended };
    case 'ApplicationAssigned':
      return {
        ...open,
        assignment: { section: event.data.section, internalDue: event.data.internalDue, handler: null },
      };
    case 'AssignmentAccepted':
      return { ...open, assignment: open.assignment && { ...open.assignment, handler: event.data.handler } };
    case 'AssignmentReturned':
      return { ...open, assignment: null };
    case 'CoHandlingAsked':
      return { ...open, coHandling: [...open.coHandling, { section: event.data.section, answered: false }] };
    case 'CoHandlingAnswered':
      return {
        ...open,
        coHandling: open.coHandling.map((asked) =>
          asked.section === event.data.section ? { ...asked, answered: true } : asked,
        ),
      };
    case 'CorrectionNoticed':
      return {
        ...open,
        correction: {
          noticedOn: event.data.noticedOn,
          replyBy: event.data.replyBy,
          workdays: event.data.workdays ?? unwrittenWorkdays.correctionReply,
          receivedOn: null,
        },
      };
    case 'CorrectionReceived':
      return {
        ...open,
        term: event.data.term,
        correction: open.correction && { ...open.correction, receivedOn: event.data.receivedOn },
      };
    case 'TermExtended':
      return { ...open, term: event.data.term, extended: true };
    case 'TermRecomputed':
      return recomputed(open, event.data);
    case 'TermMissed':
      return { ...open, missedDue: event.data.due };
    case 'FeeNoticed':
      return {
        ...open,
        fee: {
          amountYuan: event.data.amountYuan,
          noticedOn: event.data.noticedOn,
          receivedOn: null,
          payBy: null,
          workdays: unwrittenWorkdays.feePayment,
          paidOn: null,
        },
      };
    case 'FeeNoticeReceived':
      return {
        ...open,
        fee: open.fee && {
          ...open.fee,
          receivedOn: event.data.receivedOn,
          payBy: event.data.payBy,
          workdays: event.data.workdays ?? open.fee.workdays,
        },
      };
    case 'FeePaid':
      return { ...open, term: event.data.term, fee: open.fee && { ...open.fee, paidOn: event.data.paidOn } };
    case 'SearchRecorded':
      return { ...open, found: event.data.found };
    case 'ConsultationSent':
      return {
        ...open,
        consultations: [
          ...open.consultations,
          {
            id: event.data.consultation,
            with: event.data.with,
            sentOn: event.data.sentOn,
            receivedOn: null,
            answerBy: null,
            workdays: unwrittenWorkdays.consultation,
            outcome: 'pending',
          },
        ],
      };
    case 'ConsultationReceived':
      return consulted(open, event.data.consultation, {
        receivedOn: event.data.receivedOn,
        answerBy: event.data.answerBy,
        workdays: event.data.workdays ?? unwrittenWorkdays.consultation,
      });
    case 'ConsultationAnswered':
      return {
        ...consulted(open, event.data.consultation, { outcome: event.data.answer }),
        term: event.data.term,
      };
    case 'ConsultationLapsed':
      return { ...consulted(open, event.data.consultation, { outcome: 'lapsed' }), term: event.data.term };
    case 'ConsultationWaived':
      return { ...open, consultationWaived: true };
    case 'AssistanceRecorded':
      return { ...open, assistance: 'recorded' };
    case 'ObjectionOverruled':
      return consulted(open, event.data.consultation, { outcome: 'overruled' });
    case 'DiscretionRecorded':
      return { ...open, discretion: [...open.discretion, event.data.ground] };
    case 'WarningRaised': {
      const { to, kind, due } = event.data;
      return { ...open, warned: [...(open.warned ?? []), { to, kind, due }] };
    }
    case 'OtherFormChosen':
      return { ...open, form: { medium: event.data.medium, delivery: event.data.delivery } };
    case 'RepetitionRecorded':
      return { ...open, answeredBefore: true };
    case 'ReasonsAsked':
      return {
        ...open,
        reasons: { askedOn: event.data.askedOn, answerBy: event.data.answerBy, outcome: 'awaited' },
      };
    case 'ReasonsReceived':
      return { ...open, reasons: open.reasons && { ...open.reasons, outcome: 'received' } };
    case 'ReasonsLapsed':
      return { ...open, reasons: open.reasons && { ...open.reasons, outcome: 'lapsed' } };
    case 'ReasonsAssessed':
      return {
        ...open,
        term: event.data.deferral?.term ?? open.term,
        reasons: open.reasons && { ...open.reasons, outcome: event.data.reasonable ? 'reasonable' : 'unreasonable' },
      };
    case 'ApplicationFactsCorrected':
      return {
        ...open,
        applicantType: event.data.after.applicantType,
        receiptDate: event.data.after.receiptDate,
        term: event.data.term ?? open.term,
      };
    case 'ReplyProposed':
      return {
        ...open,
        proposal: { number: event.data.proposal, underReview: true, versions: [contentOf(event.data)] },
      };
    case 'ReplyEdited':
      return {
        ...open,
        proposal: open.proposal && {
          ...open.proposal,
          versions: [...open.proposal.versions, contentOf(event.data)],
        },
      };
    case 'ReplyReturned':
      return { ...open, proposal: open.proposal && { ...open.proposal, underReview: false } };
    default:
      return open;
  }
};

const contentOf = ({ result, articles, digest }: EventData<'ReplyProposed'> | EventData<'ReplyEdited'>) => ({
  result,
  articles,
  digest,
});

const consulted = (open: OpenCase, id: string, change: Partial<Consultation>): OpenCase => ({
  ...open,
  consultations: open.consultations.map((consultation) =>
    consultation.id === id ? { ...consultation, ...change } : consultation,
  ),
});

const recomputed = (open: OpenCase, data: EventData<'TermRecomputed'>): OpenCase => {
  const { replyBy } = data;
  const correction = replyBy === undefined ? open.correction : open.correction && { ...open.correction, replyBy };
  const moved = { ...open, term: data.term, correction };
  const paid = data.payBy === undefined ? moved : { ...moved, fee: moved.fee && { ...moved.fee, payBy: data.payBy } };
  return (data.answers ?? []).reduce(
    (current, { consultation, answerBy }) => consulted(current, consultation, { answerBy }),
    paid,
  );
};
