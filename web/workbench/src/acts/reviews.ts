import type { Me } from '../api/me.js';
import type { OfferedAct } from './act.js';
import { bodyOf, type Field } from './field.js';
import { isGiven } from '../given.js';

/** A review as review answers it. */
export interface ReviewFile {
  readonly version: number;
  readonly review: string;
  readonly organ: string;
  readonly thing: { readonly kind: string; readonly id: string };
  readonly section: string;
  readonly item: object | null;
  readonly drafters: readonly string[];
  readonly levels: readonly { readonly level: number; readonly role: string }[];
  readonly due: string | null;
  readonly content: { readonly digest: string; readonly result: string | null; readonly articles: readonly string[] };
  readonly round: {
    readonly opinions: readonly { readonly role: string; readonly opinion: string }[];
    readonly participants: readonly { readonly place: number; readonly person: string }[];
    readonly referredOn: string | null;
    readonly answer: string | null;
    readonly escalatedTo: string | null;
    readonly personalData: readonly JudgedFinding[];
    readonly outcome: string | null;
  };
  readonly closedOn: string | null;
  readonly doubts: readonly string[];
  readonly secret: { readonly level: string; readonly declassifiedBy: string | null } | null;
  readonly currentLevel: { readonly level: number; readonly role: string } | null;
}

export interface JudgedFinding {
  readonly finding: number;
  readonly kind: string;
  readonly part: 'title' | 'text' | 'summary' | 'attachment';
  /** Which file, from 1, and where in it. */
  readonly attachment?: number;
  readonly place?: string;
  readonly page?: number;
  /** In UTF-16 units of the part; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly masked: string;
  readonly decision: string | null;
}

type Act = OfferedAct<ReviewFile>;

const reason: Field = { name: 'reason', label: 'field.reason', kind: 'longText', max: 10_000 };
const needed: Field = { ...reason, required: true };

export const isUndecided = ({ round, closedOn }: ReviewFile): boolean => round.outcome === null && closedOn === null;

/** Whether the opinion that is due is theirs to give: the role of the level, in the acting organ, on nobody's own draft, at one level only. */
export const isTheirTurn = (review: ReviewFile, me: Me): boolean =>
  isUndecided(review) &&
  review.currentLevel !== null &&
  (review.round.referredOn === null || review.round.answer !== null) &&
  me.hasRole(review.currentLevel.role, review.round.escalatedTo ?? review.organ) &&
  !review.drafters.includes(me.sub) &&
  !review.round.participants.some(({ person, place }) => person === me.sub && place < review.round.opinions.length);

const opinionsOn = ({ thing }: ReviewFile): readonly string[] =>
  thing.kind === 'reply' ? ['agree', 'return'] : ['open', 'partlyOpen', 'notOpen', 'return'];

const GROUNDS = ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'];

/** The acts on one review. An opinion names the bytes that were read. */
export const reviewActs = (review: ReviewFile): readonly Act[] => [
  {
    name: 'review.giveOpinion',
    main: true,
    service: 'review',
    path: 'reviews/:id/opinions',
    permission: 'review.giveOpinion',
    offered: isTheirTurn,
    fields: [
      {
        name: 'opinion',
        label: 'field.opinion',
        kind: 'choice',
        vocabulary: 'opinions',
        codes: opinionsOn(review),
        required: true,
      },
      {
        name: 'ground',
        label: 'field.ground',
        kind: 'choice',
        vocabulary: 'grounds',
        codes: GROUNDS,
        when: ({ opinion }) => opinion === 'notOpen' || opinion === 'partlyOpen',
      },
      { ...reason, hint: 'hint.opinionReason' },
    ],
    body(values, { content }) {
      return { ...bodyOf(this.fields, values), digest: content.digest };
    },
  },
  {
    name: 'review.refer',
    service: 'review',
    path: 'reviews/:id/referral',
    permission: 'review.giveOpinion',
    offered: isTheirTurn,
    fields: [
      {
        name: 'to',
        label: 'field.referTo',
        kind: 'choice',
        vocabulary: 'opinions',
        codes: ['competentDepartment', 'secrecyAdministration'],
        required: true,
      },
      reason,
    ],
  },
  {
    name: 'review.answerReferral',
    main: true,
    service: 'review',
    path: 'reviews/:id/referral/answer',
    permission: 'review.answerReferral',
    offered: (file) => isUndecided(file) && file.round.referredOn !== null && file.round.answer === null,
    initial: (_, { today }) => ({ answeredOn: today }),
    fields: [
      {
        name: 'answer',
        label: 'field.answer',
        kind: 'choice',
        vocabulary: 'opinions',
        codes: ['mayOpen', 'mustNotOpen'],
        required: true,
      },
      { name: 'answeredOn', label: 'field.answeredOn', kind: 'date', required: true },
      reason,
    ],
  },
  {
    name: 'review.raiseDoubt',
    service: 'review',
    path: 'reviews/:id/doubts',
    permission: 'review.raiseDoubt',
    offered: ({ closedOn }) => closedOn === null,
    fields: [needed],
  },
  {
    name: 'review.resolveDoubt',
    main: true,
    service: 'review',
    path: 'reviews/:id/doubts/resolution',
    permission: 'review.resolveDoubt',
    offered: ({ doubts }) => doubts.length > 0,
    fields: [
      {
        name: 'finding',
        label: 'field.finding',
        kind: 'choice',
        vocabulary: 'opinions',
        codes: ['mayGoOut', 'mustNotGoOut'],
        required: true,
      },
    ],
    body: ({ finding }, { doubts }) => ({ doubt: doubts[0], finding }),
  },
  {
    name: 'review.classify',
    service: 'review',
    path: 'reviews/:id/classification',
    permission: 'review.classify',
    offered: ({ secret }) => secret === null,
    fields: [
      {
        name: 'level',
        label: 'field.secrecyLevel',
        kind: 'choice',
        vocabulary: 'opinions',
        codes: ['topSecret', 'secret', 'confidential', 'workSecret'],
        required: true,
      },
    ],
    grave: true,
  },
  {
    name: 'review.declassify',
    service: 'review',
    path: 'reviews/:id/declassification',
    permission: 'review.declassify',
    offered: ({ secret }) => secret !== null && secret.declassifiedBy === null,
    fields: [],
    grave: true,
  },
  {
    name: 'review.permitOpening',
    service: 'review',
    path: 'reviews/:id/opening-permission',
    permission: 'review.permitOpening',
    offered: ({ secret }, { sub }) => isGiven(secret?.declassifiedBy) && secret.declassifiedBy !== sub,
    fields: [],
    grave: true,
  },
];

/** Whoever may give the opinion that is due decides what was found in the bytes. */
export const decidePersonalData = (findings: readonly number[]): Act => ({
  name: 'review.decidePersonalData',
  service: 'review',
  path: 'reviews/:id/personal-data/decisions',
  permission: 'review.giveOpinion',
  offered: isTheirTurn,
  fields: [
    {
      name: 'decision',
      label: 'field.decision',
      kind: 'choice',
      vocabulary: 'personalDataKinds',
      codes: ['lawful', 'remove'],
      required: true,
    },
    { ...reason, when: ({ decision }) => decision === 'lawful', required: true },
  ],
  body(values, { content }) {
    return { ...bodyOf(this.fields, values), digest: content.digest, findings };
  },
});
