import { itemEvents } from '@mingjian/contracts';
import { actOn, readEvent, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { conversions } from '../../conversion.aggregate.js';

/** Takes the proposal up as an item of the organ, or declines it with the reason (Art 44). */
export const decide = actOn(conversions)({
  name: 'conversion.decide',
  path: 'conversions/:id/decision',
  permission: 'conversion.decide',
  body: z.strictObject({ item: z.uuid().nullable(), reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body: { item, reason }, state, today, engine, seal }) => ({
    type: 'Decide',
    item,
    today,
    itemIsOwn: item === null || (state.phase !== 'unknown' && (await organOfItem(item, engine)) === state.organ),
    personal: await seal(id, { reason }),
  }),
});

const organOfItem = async (item: string, { store }: Engine): Promise<string | null> => {
  const [proposed] = await store.readStream(`item-${item}`);
  return proposed ? itemEvents.ItemProposed.schema.parse(readEvent(proposed).data).organ : null;
};
