import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';

/** Proposes to open to everybody what is open inside the organ or stayed closed (Art 18): the same content goes through a new review. */
export const widen = actOn(items)({
  name: 'item.widen',
  path: 'items/:id/widening',
  permission: 'item.edit',
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body, state, actor, today, seal }) => ({
    type: 'Widen',
    item: id,
    organ: state.phase === 'unknown' ? '' : state.organ,
    by: actor.sub,
    today,
    personal: await seal(id, { reason: body.reason }),
  }),
});
