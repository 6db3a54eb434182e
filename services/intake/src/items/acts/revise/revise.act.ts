import { actOn } from '@mingjian/service-kit';
import { items } from '../../item.aggregate.js';
import { itemContent } from '../../item-content.js';

/** Proposes new content for what is or was on the portal: a new round of review, at whose end the next version is published. */
export const revise = actOn(items)({
  name: 'item.revise',
  path: 'items/:id/revisions',
  permission: 'item.edit',
  body: itemContent,
  command: async ({ id, body, state, actor, today, keepContent }) => ({
    type: 'Revise',
    item: id,
    organ: state.phase === 'unknown' ? '' : state.organ,
    by: actor.sub,
    today,
    digest: await keepContent(body),
  }),
});
