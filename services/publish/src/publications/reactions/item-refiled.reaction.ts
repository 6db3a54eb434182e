import { itemEvents } from '@mingjian/contracts';
import { reactionOf } from '@mingjian/service-kit';
import { publications } from '../publication.aggregate.js';

/** The item moved to another node of the catalogue. */
export const onItemRefiled = reactionOf(publications)({
  name: 'publication.itemRefiled',
  to: itemEvents.ItemRefiled,
  consequence: ({ item, to }) => ({ id: item, command: ({ today }) => ({ type: 'Refile', today, filing: to }) }),
});
