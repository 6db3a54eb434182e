import type { ReviewEvent } from '@mingjian/contracts';
import { accepted, type Refused } from '@mingjian/core';
import type { AnswerReferral, GiveOpinion, Refer } from './commands.js';
import { atLevel, dateOutOfOrder, isOwnDraft, refuse, sealed, whileUndecided, type ReviewDecision } from './guards.js';
import { barByPersonalData } from './personal-data.js';
import { reviewOf, type Level, type Opinion, type Outcome, type Review, type ReviewState } from './state.js';

/**
 * One level gives its opinion on the present bytes, and the next one takes over. A return goes back to the section at once. Every
 * other opinion is advice to the levels above: all are heard, and the last one decides. Only the secrecy review binds: nobody
 * above it opens what it closed (Secrets Law Art 35); whoever thinks it wrong returns the thing.
 */
export const giveOpinion = (command: GiveOpinion, state: ReviewState): ReviewDecision =>
  whileUndecided(state, (review) => atLevel(command, review, (level) => opined(command, review, level)));

/** The level cannot decide and asks a higher authority (Art 17); it goes on with the answer. */
export const refer = (command: Refer, state: ReviewState): ReviewDecision =>
  whileUndecided(state, (review) =>
    atLevel(command, review, ({ level }) =>
      accepted({
        type: 'ReviewReferred',
        data: {
          ...reviewOf(review),
          level,
          to: command.to,
          by: command.by,
          actingFor: command.actingFor,
          referredOn: command.today,
        },
        ...sealed(command),
      }),
    ),
  );

/** Records what the higher authority answered. It binds these bytes: an edit begins without it. */
export const answerReferral = (command: AnswerReferral, state: ReviewState): ReviewDecision =>
  whileUndecided(state, (review) => {
    const { answer, answeredOn, by, actingFor, today } = command;
    if (review.round.referredOn === null) return refuse('review.referral.none');
    if (isOwnDraft(command, review)) return refuse('review.person.ownDraft');
    return (
      dateOutOfOrder(answeredOn, review.round.referredOn, today) ??
      accepted({
        type: 'ReferralAnswered',
        data: { ...reviewOf(review), answer, by, actingFor, answeredOn },
        ...sealed(command),
      })
    );
  });

const opined = (command: GiveOpinion, review: Review, level: Level): ReviewDecision => {
  const { opinion, ground, article, by, actingFor } = command;
  const isLast = review.round.opinions.length + 1 === review.levels.length;
  const problem = opinionProblem(command, review) ?? (isLast ? personalDataProblem(opinion, review) : undefined);
  if (problem) return problem;
  const given: ReviewEvent = {
    type: 'OpinionGiven',
    data: {
      ...reviewOf(review),
      level: level.level,
      opinion,
      ground,
      article,
      digest: review.content.digest,
      by,
      actingFor,
    },
    ...sealed(command),
  };
  return isLast || opinion === 'return' ? accepted(given, decided(command, review)) : accepted(given);
};

const decided = ({ opinion, ground, article, today }: GiveOpinion, review: Review): ReviewEvent => ({
  type: 'ReviewDecided',
  data: {
    ...reviewOf(review),
    thing: review.thing,
    section: review.section,
    drafters: [...review.drafters],
    item: review.item,
    outcome: outcomeOf(opinion),
    ground,
    article,
    result: review.content.result,
    articles: [...review.content.articles],
    digest: review.content.digest,
    decidedOn: today,
  },
});

const outcomeOf = (opinion: Opinion): Outcome => {
  if (opinion === 'agree') return 'agreed';
  return opinion === 'return' ? 'returned' : opinion;
};

const opinionProblem = (
  { opinion, ground, article, digest }: GiveOpinion,
  review: Review,
): Refused<ReviewEvent> | undefined => {
  if (digest !== null && digest !== review.content.digest) return refuse('review.opinion.otherBytes');
  if (!opinionsOf[review.thing.kind].includes(opinion)) return refuse('review.opinion.otherThing', { opinion });
  if (opinion === 'notOpen' && (ground === null || article === null)) return refuse('review.opinion.groundMissing');
  if (opinion !== 'notOpen' && opinion !== 'partlyOpen' && (ground !== null || article !== null)) {
    return refuse('review.opinion.groundNotExpected', { opinion });
  }
  if (isWiderThanSecrecy(opinion, review)) return refuse('review.opinion.widerThanSecrecy', { opinion });
  if (review.round.answer === 'mustNotOpen' && opens(opinion, review)) return refuse('review.opinion.againstReferral');
  return undefined;
};

/** What stays closed or goes back lets nothing out; every other last opinion waits until all that was found may stay. */
const personalDataProblem = (opinion: Opinion, review: Review): Refused<ReviewEvent> | undefined => {
  const bar = opinion === 'notOpen' || opinion === 'return' ? undefined : barByPersonalData(review);
  return bar && refuse(`review.personalData.${bar.why}`, { findings: bar.findings.length });
};

const opinionsOf: Readonly<Record<Review['thing']['kind'], readonly Opinion[]>> = {
  item: ['open', 'partlyOpen', 'notOpen', 'return'],
  reply: ['agree', 'return'],
};

const openness: Readonly<Partial<Record<Opinion, number>>> = { notOpen: 0, partlyOpen: 1, open: 2 };

const isWiderThanSecrecy = (opinion: Opinion, { round }: Review): boolean => {
  const width = openness[opinion];
  return (
    width !== undefined &&
    round.opinions.some((given) => given.role === 'secrecyReviewer' && width > (openness[given.opinion] ?? 0))
  );
};

/** Whether the opinion lets information out: of a reply, rows 3.1 and 3.2 of table 3 do, wholly or in part. */
const opens = (opinion: Opinion, { content }: Review): boolean =>
  opinion === 'open' ||
  opinion === 'partlyOpen' ||
  (opinion === 'agree' && (content.result === '3.1' || content.result === '3.2'));
