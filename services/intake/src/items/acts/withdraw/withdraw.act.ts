import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';

/** The section takes the proposal back before it is published. */
export const withdraw = actOn(items)({
  name: 'item.withdraw',
  path: 'items/:id/withdrawal',
  permission: 'item.withdraw',
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body, state, actor, today, seal }) => ({
    type: 'Withdraw',
    item: id,
    organ: state.phase === 'unknown' ? '' : state.organ,
    by: actor.sub,
    today,
    personal: await seal(id, { reason: body.reason }),
  }),
});
