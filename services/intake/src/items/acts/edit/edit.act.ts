import { actOn } from '@mingjian/service-kit';
import { items } from '../../item.aggregate.js';
import { itemContent } from '../../item-content.js';

/** Changes the content; every opinion on the old bytes is void. */
export const edit = actOn(items)({
  name: 'item.edit',
  path: 'items/:id/edits',
  permission: 'item.edit',
  body: itemContent,
  command: async ({ id, body, state, actor, today, keepContent }) => ({
    type: 'Edit',
    item: id,
    organ: state.phase === 'unknown' ? '' : state.organ,
    by: actor.sub,
    today,
    digest: await keepContent(body),
  }),
});
