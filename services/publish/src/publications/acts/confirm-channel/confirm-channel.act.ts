import { date, media } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { keepAttempt, publications } from '../../publication.aggregate.js';

/** A planned channel (press, television, notice board, …) has carried what is on the portal; where and how is kept sealed. */
export const confirmChannel = actOn(publications)({
  name: 'publication.confirmChannel',
  path: 'publications/:id/channels',
  permission: 'publication.confirmChannel',
  body: z.strictObject({
    medium: z.enum(media),
    doneOn: date,
    /** Page of the paper, address, place. */
    evidence: z.string().trim().min(1).max(500),
  }),
  attempt: keepAttempt('ConfirmChannel'),
  command: async ({ id, body: { medium, doneOn, evidence }, today, actor, seal }) => ({
    type: 'ConfirmChannel',
    today,
    by: actor.sub,
    medium,
    doneOn,
    personal: await seal(id, { evidence }),
  }),
});
