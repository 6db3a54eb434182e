import { applicationEvents, itemEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { reviews } from '../review.aggregate.js';
import { staffingAt } from '../staffing.js';
import { scanOnce } from './scan-once.js';

/** The proposed reply was edited: opinions, decision and clearance on the old bytes are void. */
export const onReplyEdited = reactionOf(reviews)({
  name: 'review.replyEdited',
  to: applicationEvents.ReplyEdited,
  consequence: ({ application, editor, digest, result, articles }) => {
    const scan = scanOnce(digest);
    return {
      id: application,
      command: async ({ state, today, directory, engine }) => ({
        type: 'EditContent',
        today,
        editor,
        digest,
        result,
        articles,
        scan: await scan(engine),
        staffing: staffingAt(directory, state, 0, today),
      }),
    };
  },
});

export const onItemEdited = reactionOf(reviews)({
  name: 'review.itemEdited',
  to: itemEvents.ItemEdited,
  consequence: ({ item, editor, digest }) => {
    const scan = scanOnce(digest);
    return {
      id: item,
      command: async ({ state, today, directory, engine }) => ({
        type: 'EditContent',
        today,
        editor,
        digest,
        result: null,
        articles: [],
        scan: await scan(engine),
        staffing: staffingAt(directory, state, 0, today),
      }),
    };
  },
});

/** The thing was withdrawn: nothing more is decided or cleared. */
export const onApplicationWithdrawn = reactionOf(reviews)({
  name: 'review.applicationWithdrawn',
  to: applicationEvents.ApplicationWithdrawn,
  consequence: ({ application }) => ({
    id: application,
    // Most withdrawn applications never came to review.
    command: ({ state, today }) => (state.phase === 'absent' ? undefined : { type: 'CloseReview', today }),
  }),
});

export const onItemWithdrawn = reactionOf(reviews)({
  name: 'review.itemWithdrawn',
  to: itemEvents.ItemWithdrawn,
  consequence: ({ item }) => ({ id: item, command: ({ today }) => ({ type: 'CloseReview', today }) }),
});
