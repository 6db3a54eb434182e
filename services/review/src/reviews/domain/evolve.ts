import type { ReviewEvent } from '@mingjian/contracts';
import {
  newRound,
  standingClearances,
  type Content,
  type EventData,
  type Review,
  type ReviewState,
  type Round,
} from './state.js';

/** Folds one event. An event that does not fit the phase changes nothing: histories are what they are. */
export const evolve = (state: ReviewState, event: ReviewEvent): ReviewState => {
  if (event.type === 'ReviewOpened') return opened(state, event.data);
  return state.phase === 'absent' ? state : changed(state, event);
};

const contentOf = ({ digest, result, articles }: Content): Content => ({ digest, result, articles });

const opened = (state: ReviewState, data: EventData<'ReviewOpened'>): Review => {
  const before = state.phase === 'present' ? state : undefined;
  return {
    phase: 'present',
    review: data.review,
    organ: data.organ,
    thing: data.thing,
    section: data.section,
    item: data.item,
    drafters: withOne(before?.drafters ?? [], data.drafter),
    levels: data.levels,
    due: data.due,
    content: contentOf(data),
    round: newRound(data),
    closedOn: null,
    doubts: before?.doubts ?? [],
    forbidden: before?.forbidden ?? [],
    secret: before?.secret ?? null,
    earlierClearances: before ? standingClearances(before) : [],
    answered: before?.answered ?? [],
  };
};

const changed = (review: Review, event: ReviewEvent): Review => {
  switch (event.type) {
    case 'OpinionGiven':
      return { ...review, round: opinionGiven(review, event.data) };
    case 'ReviewReferred':
      return inRound(review, {
        participants: [...review.round.participants, ...participation(review, event.data)],
        referredOn: event.data.referredOn,
        answer: null,
      });
    case 'ReferralAnswered':
      return inRound(review, { referredOn: null, answer: event.data.answer });
    case 'ReviewEscalated':
      return inRound(review, { escalatedTo: event.data.toOrgan });
    case 'ReviewDecided':
      return inRound(review, { outcome: event.data.outcome });
    case 'ReviewContentEdited':
      return {
        ...review,
        drafters: withOne(review.drafters, event.data.editor),
        content: contentOf(event.data),
        round: newRound(event.data),
        earlierClearances: standingClearances(review),
      };
    case 'PersonalDataFound': {
      const found = event.data.findings.map((finding) => ({ ...finding, decision: null }));
      return inRound(review, { personalData: [...review.round.personalData, ...found] });
    }
    case 'PersonalDataDecided':
      return inRound(review, personalDataDecided(review, event.data));
    case 'ReviewClosed':
      return { ...review, closedOn: event.data.closedOn };
    case 'DoubtRaised':
      return { ...review, doubts: [...review.doubts, event.data.doubt] };
    case 'DoubtResolved':
      return {
        ...review,
        doubts: review.doubts.filter((doubt) => doubt !== event.data.doubt),
        forbidden:
          event.data.finding === 'mustNotGoOut' ? withOne(review.forbidden, review.content.digest) : review.forbidden,
      };
    case 'ContentClassified':
      return { ...review, secret: { level: event.data.level, declassifiedBy: null } };
    case 'ContentDeclassified':
      return { ...review, secret: review.secret && { ...review.secret, declassifiedBy: event.data.by } };
    case 'OpeningPermitted':
      return { ...review, secret: null };
    case 'ReleaseCleared':
      return {
        ...inRound(review, { clearance: { request: event.data.request, digest: event.data.digest } }),
        answered: withOne(review.answered, event.data.request),
      };
    case 'ReleaseBarred':
      return { ...review, answered: withOne(review.answered, event.data.request) };
    case 'ReleaseRevoked':
      return withoutClearance(review, event.data.request);
    case 'ReviewOpened':
    case 'ReviewActRefused':
      return review;
  }
};

const inRound = (review: Review, change: Partial<Round>): Review => ({
  ...review,
  round: { ...review.round, ...change },
});

/** The next level begins with its own organ's people again. */
const opinionGiven = (review: Review, data: EventData<'OpinionGiven'>): Round => {
  const { round, levels } = review;
  const role = levels[round.opinions.length]?.role;
  if (role === undefined) return round;
  return {
    ...round,
    opinions: [...round.opinions, { role, opinion: data.opinion }],
    participants: [...round.participants, ...participation(review, data)],
    escalatedTo: null,
  };
};

/** A later level may see it otherwise: the last decision counts. Who decides takes part at the level. */
const personalDataDecided = (review: Review, data: EventData<'PersonalDataDecided'>): Partial<Round> => {
  const decided = new Set(data.findings);
  return {
    personalData: review.round.personalData.map((one) =>
      decided.has(one.finding) ? { ...one, decision: data.decision } : one,
    ),
    participants: [...review.round.participants, ...participation(review, data)],
  };
};

/** Who acts for somebody uses that person's power too, so both have taken part. */
const participation = (
  { round }: Review,
  { by, actingFor }: { readonly by: string; readonly actingFor: string | null },
): Round['participants'] =>
  [by, actingFor].flatMap((person) => (person === null ? [] : [{ place: round.opinions.length, person }]));

const withoutClearance = (review: Review, request: string): Review => ({
  ...(review.round.clearance?.request === request ? inRound(review, { clearance: null }) : review),
  earlierClearances: review.earlierClearances.filter((clearance) => clearance.request !== request),
});

const withOne = (all: readonly string[], one: string): readonly string[] => (all.includes(one) ? all : [...all, one]);
