import { publicationEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { items } from '../item.aggregate.js';

/** The item is off the portal: its section may revise it. */
export const onPublicationWithdrawn = reactionOf(items)({
  name: 'item.publicationWithdrawn',
  to: publicationEvents.PublicationWithdrawn,
  consequence: ({ item, organ, indexNumber, reason, withdrawnOn }) => ({
    id: item,
    command: () => ({ type: 'TakeDown', item, organ, indexNumber, reason, takenDownOn: withdrawnOn }),
  }),
});
