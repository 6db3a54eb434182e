import type { Pause, WorkCalendar } from '@mingjian/calendar';
import type {
  ApplicantType,
  ApplicationEvent,
  Channel,
  DeliveryManner,
  DiscretionaryGround,
  FeeSchedule,
  PersonalField,
  ResultCode,
  RuleRow,
} from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { FeeTariff } from './fees.js';
import type { ClosedOnPaper } from './late-entry.js';
import type { ResultBases } from './results.js';
import type { StatutoryTerms } from './terms.js';

type DataOf<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];

export type CorrectionItem = DataOf<'CorrectionNoticed'>['items'][number];
export type SearchPlace = DataOf<'SearchRecorded'>['places'][number];
export type WaiverBasis = DataOf<'ConsultationWaived'>['basis'];
export type Medium = DataOf<'ApplicationSubmitted'>['medium'];
export type Form = Pick<DataOf<'OtherFormChosen'>, 'medium' | 'delivery'>;
export type ReplyParts = NonNullable<DataOf<'ReplyProposed'>['parts']>;
export type Confirmation = NonNullable<DataOf<'ApplicationRegistered'>['confirmation']>;

/**
 * Every act happens `today`; only facts from outside the organ carry a date of their own, and never one in the future.
 * `personal` are references to sealed fields, passed on to the act's first event.
 */
interface Act {
  readonly today: CivilDate;
  /** The actor's subject. */
  readonly by: string;
  readonly personal?: readonly PersonalField[];
}

/** The law in force that an act counts with. */
export interface Law {
  readonly calendar: WorkCalendar;
  readonly terms: StatutoryTerms;
}

/** A letter goes out with the act. */
interface Numbered {
  /** Its document number (文号); null where the organ numbers no notices. */
  readonly number: string | null;
}

/** The version of the table of results that an act goes by. */
interface ByResults {
  readonly resultBases: ResultBases;
}

/** The bytes that go out and what they say: exactly one result row and its articles. */
export interface ReplyContent {
  readonly result: ResultCode;
  readonly articles: readonly string[];
  readonly digest: string;
  /** Of a partial disclosure, and of no other (Art 37). */
  readonly parts?: ReplyParts | undefined;
}

export interface Submit extends Act {
  readonly type: 'Submit';
  readonly application: string;
  readonly organ: string;
  /** Whether the organ exists today. */
  readonly organStands: boolean;
  readonly channel: Channel;
  readonly applicantType: ApplicantType;
  /** When paper reached the organ; null means today for a paper channel, and is required for the others. */
  readonly physicallyReceivedOn: CivilDate | null;
  readonly medium: Medium;
  readonly delivery: DeliveryManner;
  /** Whether the number of the identity document is right by format and check character, where its kind has them. */
  readonly identityIsRight: boolean;
  /** Whether the applicant has difficulty in reading, seeing or hearing (Art 43). */
  readonly needsAssistance: boolean;
  /** The citizen who applies on line for themselves; null where staff enter it. */
  readonly appliedBy: string | null;
  /** Whoever holds the query code that staff hand out with it; null where there is none. */
  readonly followedBy: string | null;
}

/** Staff hand out a new query code; an earlier one opens nothing any more. */
export interface IssueQueryCode extends Act {
  readonly type: 'IssueQueryCode';
  readonly heldBy: string;
}

/** One matter of a letter with several becomes an application of its own (一事一申请). */
export interface SplitOff extends Act {
  readonly type: 'SplitOff';
  readonly application: string;
  readonly organ: string;
  /** What was submitted; null when there is no such application. */
  readonly original: DataOf<'ApplicationSubmitted'> | null;
  /** Whether it is decided, or withdrawn. */
  readonly originalIsClosed: boolean;
}

/** It is another organ’s duty, and the applicant agrees that an application is opened there. */
export interface Refer extends Act {
  readonly type: 'Refer';
  readonly to: string;
  /** Whether that organ exists today. */
  readonly organStands: boolean;
  readonly consentedOn: CivilDate;
}

/** Reaction: what one organ referred arrives at the other. */
export interface OpenReferred extends Act {
  readonly type: 'OpenReferred';
  readonly application: string;
  readonly organ: string;
  readonly original: DataOf<'ApplicationSubmitted'>;
}

export interface Register extends Act, Law {
  readonly type: 'Register';
  readonly receiptBases: readonly RuleRow<'receiptBases'>[];
  readonly number: string;
  /** Needed exactly where Art 31 lets the confirmation fix the date of receipt: ordinary mail, fax and web. */
  readonly confirmation: Confirmation | null;
}

/** What was open elsewhere goes on here, with its clock as it stood there. */
export interface TakeOver extends Omit<Submit, 'type'>, Law {
  readonly type: 'TakeOver';
  readonly submittedOn: CivilDate;
  readonly receiptBases: readonly RuleRow<'receiptBases'>[];
  readonly number: string;
  readonly receiptDate: CivilDate;
  /** The day from which the term runs: that of receipt, of a correction or of a payment. */
  readonly termStart: CivilDate;
  /** Working days by which it was extended (Art 33); null: it was not. */
  readonly extendedBy: number | null;
  readonly pauses: readonly Pause[];
}

/** Reaction: a late entry (补录) was confirmed by a second person. */
export interface EnterLate extends Act, Law {
  readonly type: 'EnterLate';
  readonly application: string;
  readonly organ: string;
  readonly lateEntry: string;
  readonly case: ClosedOnPaper;
  readonly enteredBy: string;
  readonly receiptBases: readonly RuleRow<'receiptBases'>[];
}

export interface Assign extends Act {
  readonly type: 'Assign';
  readonly section: string;
  /** Whether the organ has this section today. */
  readonly sectionStands: boolean;
  readonly internalDue: CivilDate;
}

export interface AcceptAssignment extends Act {
  readonly type: 'AcceptAssignment';
}

export interface ReturnAssignment extends Act {
  readonly type: 'ReturnAssignment';
}

export interface AskCoHandling extends Act {
  readonly type: 'AskCoHandling';
  readonly section: string;
  /** Whether the organ has this section today. */
  readonly sectionStands: boolean;
  readonly due: CivilDate;
}

export interface AnswerCoHandling extends Act {
  readonly type: 'AnswerCoHandling';
  readonly section: string;
}

export interface NoticeCorrection extends Act, Law, Numbered {
  readonly type: 'NoticeCorrection';
  readonly items: readonly CorrectionItem[];
}

export interface ReceiveCorrection extends Act, Law {
  readonly type: 'ReceiveCorrection';
  readonly receivedOn: CivilDate;
}

/** Timer: the day after the last day to correct. */
export interface LapseCorrection extends Act, ByResults {
  readonly type: 'LapseCorrection';
}

export interface Extend extends Act, Law, Numbered {
  readonly type: 'Extend';
  readonly days: number;
  /** Whether the actor heads the disclosure office, alone entitled to approve (Art 33). */
  readonly byHead: boolean;
}

/** Timer: the day after the due day. */
export interface MissTerm extends Act {
  readonly type: 'MissTerm';
}

/** Reaction to an approved calendar. Terms stay as long as they were when they began. */
export interface RecomputeTerm extends Act, Pick<Law, 'calendar'> {
  readonly type: 'RecomputeTerm';
}

/** Daily: whoever has not been warned yet of a term that ends. */
export interface Warn extends Act, Pick<Law, 'calendar'> {
  readonly type: 'Warn';
  readonly levels: readonly RuleRow<'warningLevels'>[];
}

/** Reaction: a warning went out. */
export interface RecordWarningSent extends Act, Pick<DataOf<'WarningSent'>, 'warning'> {
  readonly type: 'RecordWarningSent';
  readonly recipients: readonly string[];
  readonly ways: readonly DataOf<'WarningSent'>['ways'][number][];
}

export interface NoticeFee extends Act, Numbered {
  readonly type: 'NoticeFee';
  readonly tariff: FeeTariff;
  readonly schedule: FeeSchedule;
  /** By item: which application of the applicant in this calendar month it is. By volume: pages. */
  readonly quantity: number;
}

export interface ReceiveFeeNotice extends Act, Law {
  readonly type: 'ReceiveFeeNotice';
  readonly receivedOn: CivilDate;
}

export interface PayFee extends Act, Law {
  readonly type: 'PayFee';
  readonly paidOn: CivilDate;
  readonly amountYuan: number;
}

/** Timer: the day after the last day to pay. */
export interface LapseFee extends Act, ByResults {
  readonly type: 'LapseFee';
}

export interface RecordSearch extends Act {
  readonly type: 'RecordSearch';
  readonly places: readonly SearchPlace[];
  readonly found: boolean;
}

export interface SendConsultation extends Act, Numbered {
  readonly type: 'SendConsultation';
  readonly consultation: string;
  readonly with: 'thirdParty' | 'organ';
  readonly consultedOrgan: string | null;
  /** Whether that organ exists today, or none is named. */
  readonly organStands: boolean;
  /** Of the letter that tells the applicant. */
  readonly noticeNumber: string | null;
}

export interface ReceiveConsultation extends Act, Law {
  readonly type: 'ReceiveConsultation';
  readonly consultation: string;
  readonly receivedOn: CivilDate;
}

export interface AnswerConsultation extends Act, Law {
  readonly type: 'AnswerConsultation';
  readonly consultation: string;
  readonly answer: 'agrees' | 'objects';
  readonly answeredOn: CivilDate;
}

/** Timer: the day after the last day to answer. */
export interface LapseConsultation extends Act, Law {
  readonly type: 'LapseConsultation';
  readonly consultation: string;
}

export interface WaiveConsultation extends Act {
  readonly type: 'WaiveConsultation';
  readonly basis: WaiverBasis;
}

/** Discloses against the objection of a third party (Arts 15, 32). */
export interface OverruleObjection extends Act, Numbered, Pick<DataOf<'ObjectionOverruled'>, 'consultation' | 'basis'> {
  readonly type: 'OverruleObjection';
}

/** Why the organ withholds where it need not (Art 16). */
export interface RecordDiscretion extends Act {
  readonly type: 'RecordDiscretion';
  readonly ground: DiscretionaryGround;
}

/** The same applicant asked for the same before and was answered (Art 36(6)). */
/** What is given comes in another form than was asked for (Art 40). */
export interface ChooseOtherForm extends Act, Pick<DataOf<'OtherFormChosen'>, 'medium' | 'delivery' | 'reason'> {
  readonly type: 'ChooseOtherForm';
  /** The form that the applicant asked for. */
  readonly asked: Form;
}

export interface RecordRepetition extends Act, Pick<DataOf<'RepetitionRecorded'>, 'earlierNumber'> {
  readonly type: 'RecordRepetition';
  /** The earlier application, where it is one of the organ's here. */
  readonly earlier: {
    readonly application: string;
    readonly isOwn: boolean;
    readonly isAnswered: boolean;
    /** Whether both have the same identity document. */
    readonly isOfSameApplicant: boolean;
  } | null;
}

/** The organ finds the number or frequency clearly beyond reason (Art 35). */
export interface AskReasons extends Act, Pick<DataOf<'ReasonsAsked'>, 'applications' | 'since' | 'answerBy'> {
  readonly type: 'AskReasons';
  readonly number: string | null;
}

export interface ReceiveReasons extends Act {
  readonly type: 'ReceiveReasons';
  readonly receivedOn: CivilDate;
}

/** Timer: the day after the last day to give reasons. */
export interface LapseReasons extends Act {
  readonly type: 'LapseReasons';
}

export interface AssessReasons extends Act, Pick<Law, 'calendar'> {
  readonly type: 'AssessReasons';
  readonly reasonable: boolean;
  /** Working days by which the day to answer moves; null: it stays. The law sets no limit. */
  readonly deferDays: number | null;
  /** Of the letter that tells of the later day. */
  readonly number: string | null;
}

export interface ProposeReply extends Act, ReplyContent, ByResults {
  readonly type: 'ProposeReply';
}

export interface EditReply extends Act, ReplyContent, ByResults {
  readonly type: 'EditReply';
}

/** Reaction: review sent the proposal back. */
export interface ReturnReply extends Act {
  readonly type: 'ReturnReply';
  readonly proposal: number;
  readonly review: string;
}

/** Reaction: publish issued the reply. */
export interface DecideByReply extends Act, ReplyContent {
  readonly type: 'DecideByReply';
  readonly reply: string;
  readonly number: string;
  readonly issuedOn: CivilDate;
}

/** Reaction: publish delivered the reply. */
export interface Deliver extends Act {
  readonly type: 'Deliver';
  readonly reply: string;
  readonly manner: DeliveryManner;
  readonly deliveredOn: CivilDate;
}

/** Which help was given (Art 43). */
export interface RecordAssistance extends Act {
  readonly type: 'RecordAssistance';
}

/** Facts that were recorded wrongly; what is not named stays. */
export interface CorrectFacts extends Act, Pick<Law, 'calendar'>, ByResults {
  readonly type: 'CorrectFacts';
  readonly applicantType?: ApplicantType | undefined;
  readonly receiptDate?: CivilDate | undefined;
  readonly result?: ResultCode | undefined;
  /** What another result rests on. */
  readonly articles: readonly string[];
  readonly decidedOn?: CivilDate | undefined;
}

export interface Archive extends Act {
  readonly type: 'Archive';
}

export interface Withdraw extends Act {
  readonly type: 'Withdraw';
}

export type ApplicationCommand =
  | Submit
  | IssueQueryCode
  | SplitOff
  | Refer
  | OpenReferred
  | Register
  | TakeOver
  | EnterLate
  | Assign
  | AcceptAssignment
  | ReturnAssignment
  | AskCoHandling
  | AnswerCoHandling
  | NoticeCorrection
  | ReceiveCorrection
  | LapseCorrection
  | Extend
  | MissTerm
  | RecomputeTerm
  | Warn
  | RecordWarningSent
  | NoticeFee
  | ReceiveFeeNotice
  | PayFee
  | LapseFee
  | RecordSearch
  | SendConsultation
  | ReceiveConsultation
  | AnswerConsultation
  | LapseConsultation
  | WaiveConsultation
  | OverruleObjection
  | RecordDiscretion
  | ChooseOtherForm
  | RecordRepetition
  | AskReasons
  | ReceiveReasons
  | LapseReasons
  | AssessReasons
  | ProposeReply
  | EditReply
  | ReturnReply
  | DecideByReply
  | Deliver
  | RecordAssistance
  | CorrectFacts
  | Archive
  | Withdraw;
