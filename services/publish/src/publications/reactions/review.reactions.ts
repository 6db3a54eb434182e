import { reviewEvents } from '@mingjian/contracts';
import { bytesOf, contentOf, reactionOf } from '@mingjian/service-kit';
import { linksIn } from '../links.js';
import { publications } from '../publication.aggregate.js';

const SYSTEM = 'system:publish';

/** An item came to review: attempts to publish it are from now on refused and kept. */
export const onReviewOpened = reactionOf(publications)({
  name: 'publication.reviewOpened',
  to: reviewEvents.ReviewOpened,
  consequence: ({ thing, review, organ, drafter }) =>
    thing.kind === 'item'
      ? {
          id: thing.id,
          command: ({ today }) => ({
            type: 'Expect',
            today,
            publication: thing.id,
            item: thing.id,
            organ,
            review,
            proposal: thing.proposal,
            drafters: [drafter],
          }),
        }
      : undefined,
});

/** Review opened the item, wholly or in part: the office may publish. */
export const onReviewDecided = reactionOf(publications)({
  name: 'publication.reviewDecided',
  to: reviewEvents.ReviewDecided,
  consequence: ({ thing, outcome, review, organ, section, drafters, item, digest }) =>
    thing.kind === 'item' && item !== null && (outcome === 'open' || outcome === 'partlyOpen')
      ? {
          id: thing.id,
          command: ({ today }) => ({
            type: 'Prepare',
            today,
            publication: thing.id,
            item: thing.id,
            organ,
            review,
            proposal: thing.proposal,
            drafters,
            section,
            category: item.category,
            visibility: item.visibility,
            description: item.description,
            digest,
          }),
        }
      : undefined,
});

/** Review cleared: the bytes, files included, are copied from intake, checked against their digests, and the item is published under its title. */
export const onReleaseCleared = reactionOf(publications)({
  name: 'publication.releaseCleared',
  to: reviewEvents.ReleaseCleared,
  consequence: ({ thing, request, digest }, { recorded }) =>
    thing.kind === 'item'
      ? {
          id: thing.id,
          command: async ({ today, engine }) => {
            const { title, text, attachments = [] } = await contentOf(engine, digest);
            for (const file of attachments) await bytesOf(engine, file.digest);
            const { id: event, stream, sequence, recordedAt } = recorded;
            const clearance = { event, stream, sequence, recordedAt: recordedAt.toISOString(), digest };
            const links = linksIn(text);
            return {
              type: 'ReceiveClearance',
              today,
              by: SYSTEM,
              request,
              digest,
              title,
              links,
              attachments,
              clearance,
            };
          },
        }
      : undefined,
});

export const onReleaseBarred = reactionOf(publications)({
  name: 'publication.releaseBarred',
  to: reviewEvents.ReleaseBarred,
  consequence: ({ thing, request, code }) =>
    thing.kind === 'item'
      ? { id: thing.id, command: ({ today }) => ({ type: 'ReceiveBar', today, request, code }) }
      : undefined,
});

export const onReleaseRevoked = reactionOf(publications)({
  name: 'publication.releaseRevoked',
  to: reviewEvents.ReleaseRevoked,
  consequence: ({ thing, request, cause, code }) =>
    thing.kind === 'item'
      ? { id: thing.id, command: ({ today }) => ({ type: 'ReceiveRevocation', today, request, cause, code }) }
      : undefined,
});
