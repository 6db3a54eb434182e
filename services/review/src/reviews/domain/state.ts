import type { PersonalDataFinding, ReviewEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

export type EventData<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];

type Opened = EventData<'ReviewOpened'>;
export type Thing = Opened['thing'];
export type Level = Opened['levels'][number];
export type ItemFacts = Opened['item'];
export type ResultCode = NonNullable<Opened['result']>;
export type Opinion = EventData<'OpinionGiven'>['opinion'];
export type Ground = NonNullable<EventData<'OpinionGiven'>['ground']>;
export type Outcome = EventData<'ReviewDecided'>['outcome'];
export type Authority = EventData<'ReviewReferred'>['to'];
export type Answer = EventData<'ReferralAnswered'>['answer'];
export type Secrecy = EventData<'ContentClassified'>['level'];
export type PersonalDataDecision = EventData<'PersonalDataDecided'>['decision'];
export type RevocationCause = EventData<'ReleaseRevoked'>['cause'];

export type ReviewState = Absent | Review;

export interface Absent {
  readonly phase: 'absent';
}

/** The review of one thing through all its proposals and edits. */
export interface Review {
  readonly phase: 'present';
  readonly review: string;
  readonly organ: string;
  readonly thing: Thing;
  readonly section: string;
  readonly item: ItemFacts;
  /** Whoever drafted or edited any proposal of the thing: a later draft stands on the earlier ones. */
  readonly drafters: readonly string[];
  readonly levels: readonly Level[];
  readonly due: CivilDate | null;
  readonly content: Content;
  readonly round: Round;
  readonly closedOn: CivilDate | null;
  /** Doubts that nobody has resolved yet. */
  readonly doubts: readonly string[];
  /** Bytes of which a resolved doubt found that they must not go out. */
  readonly forbidden: readonly string[];
  readonly secret: SecretMark | null;
  /** Clearances of earlier rounds that still stand: an older version may be on the portal while a new one is reviewed. */
  readonly earlierClearances: readonly Clearance[];
  /** Requests that have their answer. */
  readonly answered: readonly string[];
}

/** The bytes under review and what they say. */
export interface Content {
  readonly digest: string;
  readonly result: ResultCode | null;
  readonly articles: readonly string[];
}

/** What was done on the present bytes; an edit or a new proposal begins a new round at the first level. */
export interface Round {
  readonly opinions: readonly GivenOpinion[];
  /** Who took part, and at which place in the order of levels. */
  readonly participants: readonly { readonly place: number; readonly person: string }[];
  /** A referral that waits for its answer. */
  readonly referredOn: CivilDate | null;
  /** What the higher authority answered about these bytes. */
  readonly answer: Answer | null;
  /** The superior organ that acts at the present level. */
  readonly escalatedTo: string | null;
  /** Which scanner looked through the present bytes; null where they came to review before there was one. */
  readonly scanner: number | null;
  /** What it found, and what the levels decided on it last. */
  readonly personalData: readonly JudgedFinding[];
  readonly outcome: Outcome | null;
  readonly clearance: Clearance | null;
}

export interface JudgedFinding extends PersonalDataFinding {
  readonly decision: PersonalDataDecision | null;
}

export interface GivenOpinion {
  readonly role: Level['role'];
  readonly opinion: Opinion;
}

/** A secret; after declassification it still waits for a permission to open it. */
export interface SecretMark {
  readonly level: Secrecy;
  readonly declassifiedBy: string | null;
}

/** The permission that one request has, or had used, for exactly these bytes. */
export interface Clearance {
  readonly request: string;
  readonly digest: string;
}

export const initialState: ReviewState = { phase: 'absent' };

const beginning: Round = {
  opinions: [],
  participants: [],
  referredOn: null,
  answer: null,
  escalatedTo: null,
  scanner: null,
  personalData: [],
  outcome: null,
  clearance: null,
};

/** The round that an opening or an edit begins. */
export const newRound = ({ scanner = null }: { readonly scanner?: number | null | undefined }): Round => ({
  ...beginning,
  scanner,
});

/** The level whose turn it is; undefined once all have given their opinion. */
export const currentLevel = ({ levels, round }: Review): Level | undefined => levels[round.opinions.length];

/** Neither decided nor closed. */
export const isUndecided = ({ round, closedOn }: Review): boolean => round.outcome === null && closedOn === null;

/** The organ whose people act at the present level. */
export const actingOrgan = ({ organ, round }: Review): string => round.escalatedTo ?? organ;

/** All clearances that nothing has revoked, of this round and of earlier ones. */
export const standingClearances = ({ earlierClearances, round }: Review): readonly Clearance[] =>
  round.clearance ? [...earlierClearances, round.clearance] : earlierClearances;

/** The fields that every event of a review begins with. */
export const reviewOf = ({ review, organ }: { readonly review: string; readonly organ: string }) => ({ review, organ });
