import type { PersonalField } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Scan } from './personal-data/scan.js';
import type {
  Answer,
  Authority,
  Ground,
  ItemFacts,
  Level,
  Opinion,
  PersonalDataDecision,
  ResultCode,
  Secrecy,
  Thing,
} from './state.js';

/** An act of a person, in their own name; `actingFor` is the holder in whose place they act. */
export interface PersonalAct {
  readonly today: CivilDate;
  /** The actor's subject. */
  readonly by: string;
  readonly actingFor: string | null;
  /** References to sealed fields (the reason), passed on to the act's event. */
  readonly personal?: readonly PersonalField[];
}

/** An act at a level. An heir of an abolished organ acts as that organ, so the caller gives the organ of the review then. */
interface ReviewersAct extends PersonalAct {
  readonly role: Level['role'];
  /** The organ of the grant; null for a grant that covers the whole city, which is nobody's own level. */
  readonly organ: string | null;
}

/** Somebody who holds the role of a level; `actingFor` for a deputy. */
export interface Holder {
  readonly by: string;
  readonly actingFor: string | null;
}

/** Who holds the role of a level: in the organ whose turn it is, then in each organ above it, nearest first. */
export interface Staffing {
  readonly level: number;
  readonly organs: readonly { readonly organ: string; readonly holders: readonly Holder[] }[];
}

/** A command after which a level may be open; null where none can be. */
interface OpensLevel {
  readonly staffing: Staffing | null;
}

/** What intake puts to review. */
interface Content {
  readonly digest: string;
  /** The proposed row of table 3; null for an item. */
  readonly result: ResultCode | null;
  readonly articles: readonly string[];
  /** What exactly these bytes were found to hold: no bytes come under review unscanned. */
  readonly scan: Scan;
}

/** A thing was proposed, for the first time or again. */
export interface OpenReview extends Content, OpensLevel {
  readonly type: 'OpenReview';
  readonly today: CivilDate;
  readonly review: string;
  readonly organ: string;
  readonly thing: Thing;
  readonly section: string;
  readonly drafter: string;
  readonly item: ItemFacts;
  /** The organ's levels on this day, in the order in which they act. */
  readonly levels: readonly Level[];
  readonly due: CivilDate | null;
}

export interface EditContent extends Content, OpensLevel {
  readonly type: 'EditContent';
  readonly today: CivilDate;
  readonly editor: string;
}

/** The thing was withdrawn. */
export interface CloseReview {
  readonly type: 'CloseReview';
  readonly today: CivilDate;
}

export interface GiveOpinion extends ReviewersAct, OpensLevel {
  readonly type: 'GiveOpinion';
  readonly opinion: Opinion;
  readonly ground: Ground | null;
  readonly article: string | null;
  /** The bytes that the reviewer had before them; null when they are the present ones by other means (If-Match). */
  readonly digest: string | null;
}

export interface Refer extends ReviewersAct {
  readonly type: 'Refer';
  readonly to: Authority;
}

export interface AnswerReferral extends PersonalAct {
  readonly type: 'AnswerReferral';
  readonly answer: Answer;
  readonly answeredOn: CivilDate;
}

/** The level whose turn it is says of findings in the bytes that it had before it whether they may stay. */
export interface DecidePersonalData extends ReviewersAct {
  readonly type: 'DecidePersonalData';
  readonly digest: string;
  /** Their numbers, each once. */
  readonly findings: readonly number[];
  readonly decision: PersonalDataDecision;
}

/** The directory or the day changed: if nobody is left who may act at the present level, it goes up. */
export interface Escalate extends OpensLevel {
  readonly type: 'Escalate';
  readonly today: CivilDate;
}

export interface RaiseDoubt extends PersonalAct {
  readonly type: 'RaiseDoubt';
  readonly doubt: string;
}

export interface ResolveDoubt extends PersonalAct {
  readonly type: 'ResolveDoubt';
  readonly doubt: string;
  readonly finding: 'mayGoOut' | 'mustNotGoOut';
}

export interface Classify extends PersonalAct {
  readonly type: 'Classify';
  readonly level: Secrecy;
}

export interface Declassify extends PersonalAct {
  readonly type: 'Declassify';
}

export interface PermitOpening extends PersonalAct {
  readonly type: 'PermitOpening';
}

/** publish asks whether exactly these bytes may go out. Names review and thing, so that it is answered even when nothing is known here. */
export interface RequestRelease {
  readonly type: 'RequestRelease';
  readonly today: CivilDate;
  readonly review: string;
  readonly organ: string;
  readonly thing: Thing;
  readonly request: string;
  readonly digest: string;
}

export type ReviewCommand =
  | OpenReview
  | EditContent
  | CloseReview
  | GiveOpinion
  | Refer
  | AnswerReferral
  | DecidePersonalData
  | Escalate
  | RaiseDoubt
  | ResolveDoubt
  | Classify
  | Declassify
  | PermitOpening
  | RequestRelease;
