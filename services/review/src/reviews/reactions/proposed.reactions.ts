import { applicationEvents, descriptionOf, itemEvents } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { reactionOf, type Consequence } from '@mingjian/service-kit';
import {
  levelsFor,
  type Level,
  type OpenReview,
  type ReviewCommand,
  type ReviewState,
  type Staffing,
} from '../domain/index.js';
import { reviews } from '../review.aggregate.js';
import { staffingOf } from '../staffing.js';
import { scanOnce } from './scan-once.js';

/** The levels of the organ on this day, which the review keeps, and who could act at the first one. */
const levelsOf = (
  directory: Directory,
  place: { readonly organ: string; readonly section: string },
  on: CivilDate,
  urgent: boolean,
): { levels: readonly Level[]; staffing: Staffing | null } => {
  const levels = levelsFor(directory.rules.reviewLevels(place.organ, on), urgent);
  return { levels, staffing: levels[0] ? staffingOf(directory, levels[0], place, on) : null };
};

type Proposed = Pick<
  OpenReview,
  'review' | 'organ' | 'section' | 'thing' | 'drafter' | 'item' | 'due' | 'digest' | 'result' | 'articles'
>;

/** What was proposed comes to review, its bytes looked through first; the review has the id of the thing. */
const toReview = (proposed: Proposed, urgent = false): Consequence<ReviewCommand, ReviewState> => {
  const scan = scanOnce(proposed.digest);
  return {
    id: proposed.review,
    command: async ({ today, directory, engine }) => ({
      command: {
        type: 'OpenReview',
        today,
        ...proposed,
        ...levelsOf(directory, proposed, today, urgent),
        scan: await scan(engine),
      },
      pins: directory.pinsOn(['reviewLevels'], proposed.organ, today),
    }),
  };
};

/** A reply was proposed, for the first time or after a return. */
export const onReplyProposed = reactionOf(reviews)({
  name: 'review.replyProposed',
  to: applicationEvents.ReplyProposed,
  consequence: ({ application, organ, proposal, section, drafter, result, articles, digest, due }) =>
    toReview({
      review: application,
      organ,
      thing: { kind: 'reply', id: application, proposal },
      section,
      drafter,
      item: null,
      due,
      digest,
      result,
      articles,
    }),
});

export const onItemProposed = reactionOf(reviews)({
  name: 'review.itemProposed',
  to: itemEvents.ItemProposed,
  consequence: ({ item, organ, section, drafter, category, visibility, publishBy, digest, ...said }) =>
    toReview(
      {
        review: item,
        organ,
        thing: { kind: 'item', id: item, proposal: 1 },
        section,
        drafter,
        item: { category, visibility, description: descriptionOf(said) },
        due: publishBy,
        digest,
        result: null,
        articles: [],
      },
      said.publishAt !== undefined,
    ),
});

/** New content for an item that is or was on the portal: a further proposal, while the earlier version stays as lawful as it was. */
export const onItemRevised = reactionOf(reviews)({
  name: 'review.itemRevised',
  to: itemEvents.ItemRevised,
  consequence: ({ item, organ, proposal, section, drafter, category, visibility, description, digest }) =>
    toReview({
      review: item,
      organ,
      thing: { kind: 'item', id: item, proposal },
      section,
      drafter,
      item: { category, visibility, ...(description && { description }) },
      due: null,
      digest,
      result: null,
      articles: [],
    }),
});
