import type {
  ApplicantType,
  ApplicationEvent,
  Channel,
  DeliveryManner,
  DiscretionaryGround,
  ResultCode,
  Term,
} from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { ReplyContent, Form } from './commands.js';

/** One application from nothing to its closed file. */
export type ApplicationState = Absent | ReceivedCase | OpenCase | ClosedCase;

export interface Absent {
  readonly phase: 'absent';
}

interface Submission {
  readonly application: string;
  readonly organ: string;
  readonly channel: Channel;
  readonly applicantType: ApplicantType;
  readonly submittedOn: CivilDate;
  readonly physicallyReceivedOn: CivilDate | null;
  readonly delivery: DeliveryManner;
  /** Whose own application it is, where they applied on line. */
  readonly appliedBy: string | null;
  /** Whoever holds the query code that staff handed out, where they did. */
  readonly followedBy?: string;
  /** Whoever took it in, and stays responsible until somebody handles it (首问负责); null where it came on line. */
  readonly firstContact: string | null;
  readonly assistance: Assistance;
  /** The application that it was split off from, or that another organ referred. */
  readonly begunFrom: string | null;
  /** The late entry (补录) by which it came into the record. */
  readonly lateEntry?: string;
}

/** Help for whoever has difficulty in reading, seeing or hearing (Art 43). */
export type Assistance = 'none' | 'needed' | 'recorded';

/** Submitted; its date of receipt is not fixed yet, so no term runs and it counts nowhere. */
export interface ReceivedCase extends Submission {
  readonly phase: 'received';
}

/** Registered and not decided. */
export interface OpenCase extends Submission {
  readonly phase: 'open';
  readonly number: string;
  readonly receiptDate: CivilDate;
  readonly term: Term;
  readonly extended: boolean;
  /** The due day whose passing is recorded; the term may have moved since. */
  readonly missedDue: CivilDate | null;
  readonly assignment: Assignment | null;
  readonly coHandling: readonly CoHandling[];
  readonly correction: Correction | null;
  readonly fee: Fee | null;
  /** Whether the last search found the information; null before any search. */
  readonly found: boolean | null;
  readonly consultations: readonly Consultation[];
  readonly consultationWaived: boolean;
  /** The grounds of Art 16 on which the organ has recorded why it withholds. */
  readonly discretion: readonly DiscretionaryGround[];
  /** Whether an earlier answer to the same applicant is on record. */
  readonly answeredBefore: boolean;
  readonly reasons: Reasons | null;
  /** Who has been warned of which due day; absent before anybody was. */
  readonly warned?: readonly Warned[];
  /** The form in which it is given, where that is another than was asked for (Art 40). */
  readonly form?: Form;
  readonly proposal: Proposal | null;
}

export type Warned = Pick<EventData<'WarningRaised'>, 'to' | 'kind' | 'due'>;

export interface Assignment {
  readonly section: string;
  readonly internalDue: CivilDate;
  /** Who handles it; null until the section accepts. */
  readonly handler: string | null;
}

export interface CoHandling {
  readonly section: string;
  readonly answered: boolean;
}

export interface Correction {
  readonly noticedOn: CivilDate;
  readonly replyBy: CivilDate;
  /** Working days to correct, as counted. */
  readonly workdays: number;
  readonly receivedOn: CivilDate | null;
}

export interface Fee {
  readonly amountYuan: number;
  readonly noticedOn: CivilDate;
  readonly receivedOn: CivilDate | null;
  /** Known once the applicant has the notice. */
  readonly payBy: CivilDate | null;
  /** Working days to pay, as counted. */
  readonly workdays: number;
  readonly paidOn: CivilDate | null;
}

export interface Consultation {
  readonly id: string;
  readonly with: 'thirdParty' | 'organ';
  readonly sentOn: CivilDate;
  readonly receivedOn: CivilDate | null;
  readonly answerBy: CivilDate | null;
  /** Working days to answer, as counted. */
  readonly workdays: number;
  readonly outcome: 'pending' | 'agrees' | 'objects' | 'overruled' | 'lapsed';
}

/** What an applicant beyond all reason was asked (Art 35). */
export interface Reasons {
  readonly askedOn: CivilDate;
  readonly answerBy: CivilDate;
  readonly outcome: 'awaited' | 'received' | 'lapsed' | 'reasonable' | 'unreasonable';
}

export interface Proposal {
  /** From 1, one more after each return. */
  readonly number: number;
  readonly underReview: boolean;
  /** Every version put to this review, the newest last: an older one may have been issued before its edit was known. */
  readonly versions: readonly ReplyContent[];
}

/** Decided, or withdrawn before it was registered (then without result: it never counted). */
export interface ClosedCase {
  readonly phase: 'closed';
  readonly application: string;
  readonly organ: string;
  readonly channel: Channel;
  readonly submittedOn: CivilDate;
  /** Null where it was never registered. */
  readonly number: string | null;
  /** The day by which it had to be answered; null where it was never registered. */
  readonly due: CivilDate | null;
  readonly section: string | null;
  readonly applicantType: ApplicantType;
  readonly appliedBy: string | null;
  readonly followedBy?: string;
  readonly assistance: Assistance;
  /** The late entry (补录) by which it came into the record. */
  readonly lateEntry?: string;
  /** Null where it was never registered. */
  readonly receiptDate: CivilDate | null;
  readonly result: ResultCode | null;
  readonly articles: readonly string[];
  /** The organ to which it was referred. */
  readonly referredTo: string | null;
  readonly closedOn: CivilDate;
  readonly document: { readonly reply: string; readonly number: string; readonly digest: string } | null;
  readonly deliveredOn: CivilDate | null;
  readonly archivedOn: CivilDate | null;
}

export const initialState: ApplicationState = { phase: 'absent' };

export const isAwaitingCorrection = (open: OpenCase): boolean =>
  open.correction !== null && open.correction.receivedOn === null;

export const isAwaitingPayment = (open: OpenCase): boolean => open.fee !== null && open.fee.paidOn === null;

export const isUnderReview = (open: OpenCase): boolean => open.proposal?.underReview ?? false;

export const pendingConsultations = (open: OpenCase): readonly Consultation[] =>
  open.consultations.filter(({ outcome }) => outcome === 'pending');

/**
 * Whether the clock of Art 33 runs: not while a correction or payment is awaited (it will start anew) and not while a
 * consultation is out that was sent within the term (it will move).
 */
export const isTermRunning = (open: OpenCase): boolean =>
  !isAwaitingCorrection(open) &&
  !isAwaitingPayment(open) &&
  !pendingConsultations(open).some(({ sentOn }) => sentOn <= open.term.due);

export const isPastDue = (open: OpenCase, today: CivilDate): boolean => isTermRunning(open) && today > open.term.due;

/** The first day on which the organ had the application. */
export const arrivalOf = (received: Submission): CivilDate => received.physicallyReceivedOn ?? received.submittedOn;

/** The fields that every event of a case begins with. */
export const caseOf = ({ application, organ }: { readonly application: string; readonly organ: string }) => ({
  application,
  organ,
});

/** The stream of an application's events. */
export const applicationStream = (id: string): string => `application-${id}`;

export type EventData<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];
