import { reviewEvents } from '@mingjian/contracts';
import { contentOf, reactionOf } from '@mingjian/service-kit';
import { replies } from '../reply.aggregate.js';

const SYSTEM = 'system:publish';

/** A reply came to review: attempts to issue it are from now on refused and kept. */
export const onReviewOpened = reactionOf(replies)({
  name: 'reply.reviewOpened',
  to: reviewEvents.ReviewOpened,
  consequence: ({ thing, review, organ, drafter }) =>
    thing.kind === 'reply'
      ? {
          id: thing.id,
          command: ({ today }) => ({
            type: 'Expect',
            today,
            reply: thing.id,
            application: thing.id,
            organ,
            review,
            proposal: thing.proposal,
            drafters: [drafter],
          }),
        }
      : undefined,
});

/** Review agreed: the office may issue. */
export const onReviewDecided = reactionOf(replies)({
  name: 'reply.reviewDecided',
  to: reviewEvents.ReviewDecided,
  consequence: ({ thing, outcome, review, organ, drafters, result, articles, digest }) =>
    thing.kind === 'reply' && outcome === 'agreed' && result !== null
      ? {
          id: thing.id,
          command: ({ today }) => ({
            type: 'Prepare',
            today,
            reply: thing.id,
            application: thing.id,
            organ,
            review,
            proposal: thing.proposal,
            drafters,
            result,
            articles,
            digest,
          }),
        }
      : undefined,
});

/** Review cleared: the bytes are copied from intake, checked against the digest, and the reply is issued. */
export const onReleaseCleared = reactionOf(replies)({
  name: 'reply.releaseCleared',
  to: reviewEvents.ReleaseCleared,
  consequence: ({ thing, request, digest }) =>
    thing.kind === 'reply'
      ? {
          id: thing.id,
          command: async ({ today, engine }) => {
            await contentOf(engine, digest);
            return { type: 'ReceiveClearance', today, by: SYSTEM, request, digest };
          },
        }
      : undefined,
});

export const onReleaseBarred = reactionOf(replies)({
  name: 'reply.releaseBarred',
  to: reviewEvents.ReleaseBarred,
  consequence: ({ thing, request, code }) =>
    thing.kind === 'reply'
      ? { id: thing.id, command: ({ today }) => ({ type: 'ReceiveBar', today, request, code }) }
      : undefined,
});

export const onReleaseRevoked = reactionOf(replies)({
  name: 'reply.releaseRevoked',
  to: reviewEvents.ReleaseRevoked,
  consequence: ({ thing, request, cause, code }) =>
    thing.kind === 'reply'
      ? { id: thing.id, command: ({ today }) => ({ type: 'ReceiveRevocation', today, request, cause, code }) }
      : undefined,
});
