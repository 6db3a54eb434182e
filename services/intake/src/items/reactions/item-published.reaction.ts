import { publicationEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { items } from '../item.aggregate.js';

/** The item is on the portal. */
export const onItemPublished = reactionOf(items)({
  name: 'item.published',
  to: publicationEvents.ItemPublished,
  consequence: ({ item, organ, digest, publishedOn, indexNumber }) => ({
    id: item,
    command: () => ({
      type: 'Conclude',
      item,
      organ,
      digest,
      outcome: 'published',
      concludedOn: publishedOn,
      ground: null,
      indexNumber,
    }),
  }),
});
