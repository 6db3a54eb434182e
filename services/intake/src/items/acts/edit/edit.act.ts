import { actOn } from '@mingjian/service-kit';
import { items } from '../../item.aggregate.js';
import { itemContent, keepItemContent } from '../../item-content.js';

/** Changes the content, files included; every opinion on the old bytes is void. */
export const edit = actOn(items)({
  name: 'item.edit',
  path: 'items/:id/edits',
  permission: 'item.edit',
  body: itemContent,
  command: async (context) => ({
    type: 'Edit',
    item: context.id,
    organ: context.state.phase === 'unknown' ? '' : context.state.organ,
    by: context.actor.sub,
    today: context.today,
    ...(await keepItemContent(context.body, context)),
  }),
});
