import type { ReviewEvent } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { CloseReview, EditContent, OpenReview } from './commands.js';
import { refuse, whenOpened, type ReviewDecision } from './guards.js';
import { found } from './personal-data.js';
import { revocation } from './release.js';
import { reviewOf, type Review, type ReviewState, type RevocationCause } from './state.js';

/**
 * A proposal comes to review. A further proposal of the same thing begins at the first level in whatever state the last one is:
 * intake numbers the proposals, and an edit that crossed a return may have left this review open.
 */
export const openReview = (command: OpenReview, state: ReviewState): ReviewDecision => {
  if (state.phase === 'present') {
    if (state.closedOn !== null) return refuse('review.state.closed', { closedOn: state.closedOn });
    if (command.thing.proposal <= state.thing.proposal) {
      return refuse('review.opening.alreadyOpened', { proposal: state.thing.proposal });
    }
  }
  return accepted(
    {
      type: 'ReviewOpened',
      data: {
        ...reviewOf(command),
        thing: command.thing,
        section: command.section,
        drafter: command.drafter,
        item: command.item,
        digest: command.digest,
        result: command.result,
        articles: [...command.articles],
        levels: [...command.levels],
        openedOn: command.today,
        due: command.due,
        scanner: command.scan.scanner,
      },
    },
    ...found(command, command),
  );
};

/** The content changed: opinions, decision and clearance on the old bytes are void, the review starts again at the first level. */
export const editContent = (command: EditContent, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    const { digest, result, articles, editor, today } = command;
    if (review.closedOn !== null || isSameContent(command, review)) return accepted();
    return accepted(
      {
        type: 'ReviewContentEdited',
        data: {
          ...reviewOf(review),
          thing: review.thing,
          previousDigest: review.content.digest,
          digest,
          editor,
          result,
          articles: [...articles],
          scanner: command.scan.scanner,
        },
      },
      ...found(review, command),
      ...clearanceEnds(review, 'edited', today),
    );
  });

/** The thing was withdrawn: nothing more is decided or cleared here. */
export const closeReview = ({ today }: CloseReview, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    if (review.closedOn !== null) return accepted();
    return accepted(
      { type: 'ReviewClosed', data: { ...reviewOf(review), thing: review.thing, closedOn: today } },
      ...clearanceEnds(review, 'closed', today),
    );
  });

const isSameContent = ({ digest, result, articles }: EditContent, { content }: Review): boolean =>
  digest === content.digest &&
  result === content.result &&
  articles.length === content.articles.length &&
  articles.every((article, index) => article === content.articles[index]);

/** Only the clearance of the present bytes: an earlier version that is out stays as lawful as it was. */
const clearanceEnds = (review: Review, cause: RevocationCause, today: string): readonly ReviewEvent[] =>
  review.round.clearance ? [revocation(review, review.round.clearance, cause, today)] : [];
