import { publicationEvents, replyEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { reviews } from '../review.aggregate.js';

/** publish asks whether exactly these bytes may go out; the answer is an event of this stream (architecture rule 9). */
export const onReplyReleaseRequested = reactionOf(reviews)({
  name: 'review.replyReleaseRequested',
  to: replyEvents.ReplyReleaseRequested,
  consequence: ({ review, organ, application, proposal, request, digest }) => ({
    id: review,
    command: ({ today }) => ({
      type: 'RequestRelease',
      today,
      review,
      organ,
      thing: { kind: 'reply', id: application, proposal },
      request,
      digest,
    }),
  }),
});

export const onPublicationReleaseRequested = reactionOf(reviews)({
  name: 'review.publicationReleaseRequested',
  to: publicationEvents.PublicationReleaseRequested,
  consequence: ({ review, organ, item, proposal, request, digest }) => ({
    id: review,
    command: ({ today }) => ({
      type: 'RequestRelease',
      today,
      review,
      organ,
      thing: { kind: 'item', id: item, proposal },
      request,
      digest,
    }),
  }),
});
