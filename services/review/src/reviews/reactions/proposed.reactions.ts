import { applicationEvents, itemEvents } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { reactionOf } from '@mingjian/service-kit';
import type { Level, Staffing } from '../domain/index.js';
import { reviews } from '../review.aggregate.js';
import { staffingOf } from '../staffing.js';
import { scanOnce } from './scan-once.js';

/** The levels of the organ on this day, which the review keeps, and who could act at the first one. */
const levelsOf = (
  directory: Directory,
  place: { readonly organ: string; readonly section: string },
  on: CivilDate,
): { levels: readonly Level[]; staffing: Staffing | null } => {
  const levels = directory.rules
    .reviewLevels(place.organ, on)
    .map(({ level, role, title }): Level => ({ level, role, title }));
  return { levels, staffing: levels[0] ? staffingOf(directory, levels[0], place, on) : null };
};

/** A reply was proposed, for the first time or after a return: it comes to review. The review has the application's id. */
export const onReplyProposed = reactionOf(reviews)({
  name: 'review.replyProposed',
  to: applicationEvents.ReplyProposed,
  consequence: ({ application, organ, proposal, section, drafter, result, articles, digest, due }) => {
    const scan = scanOnce(digest);
    return {
      id: application,
      command: async ({ today, directory, engine }) => ({
        command: {
          type: 'OpenReview',
          today,
          review: application,
          organ,
          thing: { kind: 'reply', id: application, proposal },
          section,
          drafter,
          item: null,
          ...levelsOf(directory, { organ, section }, today),
          due,
          digest,
          scan: await scan(engine),
          result,
          articles,
        },
        pins: directory.pinsOn(['reviewLevels'], organ, today),
      }),
    };
  },
});

/** An item was proposed: it comes to review. The review has the item's id. */
export const onItemProposed = reactionOf(reviews)({
  name: 'review.itemProposed',
  to: itemEvents.ItemProposed,
  consequence: ({ item, organ, section, drafter, category, visibility, publishBy, digest }) => {
    const scan = scanOnce(digest);
    return {
      id: item,
      command: async ({ today, directory, engine }) => ({
        command: {
          type: 'OpenReview',
          today,
          review: item,
          organ,
          thing: { kind: 'item', id: item, proposal: 1 },
          section,
          drafter,
          item: { category, visibility },
          ...levelsOf(directory, { organ, section }, today),
          due: publishBy,
          digest,
          scan: await scan(engine),
          result: null,
          articles: [],
        },
        pins: directory.pinsOn(['reviewLevels'], organ, today),
      }),
    };
  },
});

/** New content for an item that is or was on the portal: a further proposal, while the earlier version stays as lawful as it was. */
export const onItemRevised = reactionOf(reviews)({
  name: 'review.itemRevised',
  to: itemEvents.ItemRevised,
  consequence: ({ item, organ, proposal, section, drafter, category, visibility, digest }) => {
    const scan = scanOnce(digest);
    return {
      id: item,
      command: async ({ today, directory, engine }) => ({
        command: {
          type: 'OpenReview',
          today,
          review: item,
          organ,
          thing: { kind: 'item', id: item, proposal },
          section,
          drafter,
          item: { category, visibility },
          ...levelsOf(directory, { organ, section }, today),
          due: null,
          digest,
          scan: await scan(engine),
          result: null,
          articles: [],
        },
        pins: directory.pinsOn(['reviewLevels'], organ, today),
      }),
    };
  },
});
