import { itemEvents, reviewEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { publications } from '../publication.aggregate.js';

/** The item was edited before its release: the old bytes never go out. */
export const onContentEdited = reactionOf(publications)({
  name: 'publication.contentEdited',
  to: reviewEvents.ReviewContentEdited,
  consequence: ({ thing, previousDigest }) =>
    thing.kind === 'item'
      ? {
          id: thing.id,
          command: ({ today }) => ({ type: 'Supersede', today, cause: 'edited', digest: previousDigest }),
        }
      : undefined,
});

export const onItemWithdrawn = reactionOf(publications)({
  name: 'publication.itemWithdrawn',
  to: itemEvents.ItemWithdrawn,
  consequence: ({ item }) => ({
    id: item,
    command: ({ state, today }) =>
      state.phase === 'present' ? { type: 'Supersede', today, cause: 'withdrawn' } : undefined,
  }),
});
