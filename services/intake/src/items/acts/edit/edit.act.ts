import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';

/** Changes the content; every opinion on the old bytes is void. */
export const edit = actOn(items)({
  name: 'item.edit',
  path: 'items/:id/edits',
  permission: 'item.edit',
  body: z.strictObject({ title: z.string().trim().min(1).max(300), text: z.string().trim().min(1).max(1_000_000) }),
  command: async ({ id, body, state, actor, today, keepContent }) => ({
    type: 'Edit',
    item: id,
    organ: state.phase === 'unknown' ? '' : state.organ,
    by: actor.sub,
    today,
    digest: await keepContent(body),
  }),
});
