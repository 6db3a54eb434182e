import type { PersonalField, ReviewEvent } from '@mingjian/contracts';
import { refusal, refused, type CivilDate, type Decision, type RefusalFact, type Refused } from '@mingjian/core';
import type { ReviewRefusal } from './refusals.js';
import { actingOrgan, currentLevel, type Level, type Review, type ReviewState } from './state.js';

export type ReviewDecision = Decision<ReviewEvent>;

interface Person {
  readonly by: string;
  readonly actingFor: string | null;
}

export const refuse = (code: ReviewRefusal, facts: Readonly<Record<string, RefusalFact>> = {}): Refused<ReviewEvent> =>
  refused(refusal(code, facts));

/** An act on a thing that came to review, whatever has become of it. */
export const whenOpened = (state: ReviewState, act: (review: Review) => ReviewDecision): ReviewDecision =>
  state.phase === 'absent' ? refuse('review.state.unknown') : act(state);

/** An act of the levels: the thing is neither decided nor withdrawn. */
export const whileUndecided = (state: ReviewState, act: (review: Review) => ReviewDecision): ReviewDecision =>
  whenOpened(state, (review) => {
    if (review.closedOn !== null) return refuse('review.state.closed', { closedOn: review.closedOn });
    if (review.round.outcome !== null) return refuse('review.state.decided', { outcome: review.round.outcome });
    return act(review);
  });

/** The actor and, for a deputy, the holder: a power that either may not use is not used through the other. */
export const peopleOf = ({ by, actingFor }: Person): readonly string[] => (actingFor === null ? [by] : [by, actingFor]);

/** Whoever had a hand in the draft does nothing that opens its way out. */
export const isOwnDraft = (person: Person, { drafters }: Review): boolean =>
  peopleOf(person).some((one) => drafters.includes(one));

/** Took part at another level of this round; a referral at the present level does not keep anyone from concluding it. */
export const actedBefore = (person: Person, { round }: Review): boolean =>
  round.participants.some((took) => took.place < round.opinions.length && peopleOf(person).includes(took.person));

/** Refuses the date of an outside fact that lies in the future or before what it follows from; undefined when it is in order. */
export const dateOutOfOrder = (
  date: CivilDate,
  notBefore: CivilDate,
  today: CivilDate,
): Refused<ReviewEvent> | undefined => {
  if (date > today) return refuse('review.date.inFuture', { date, today });
  if (date < notBefore) return refuse('review.date.tooEarly', { date, notBefore });
  return undefined;
};

/** The references to sealed fields that a command brings, as its event carries them. */
export const sealed = ({ personal }: { readonly personal?: readonly PersonalField[] }) =>
  personal === undefined ? {} : { personal };

/** An act of the level whose turn it is, by somebody who holds it, had no hand in the draft and did not act at another level. */
export const atLevel = (
  command: Person & { readonly role: Level['role']; readonly organ: string | null },
  review: Review,
  act: (level: Level) => ReviewDecision,
): ReviewDecision => {
  const level = currentLevel(review);
  if (!level) return refuse('review.state.decided');
  if (isOwnDraft(command, review)) return refuse('review.person.ownDraft');
  if (actedBefore(command, review)) return refuse('review.person.actedBefore');
  if (command.role !== level.role) {
    return refuse('review.person.otherRole', { level: level.level, role: level.role, title: level.title });
  }
  if (command.organ !== actingOrgan(review)) return refuse('review.person.otherOrgan', { organ: actingOrgan(review) });
  if (review.round.referredOn !== null) {
    return refuse('review.referral.pending', { referredOn: review.round.referredOn });
  }
  return act(level);
};
