import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { consultations } from '../../consultation.aggregate.js';
import { notOutOf } from '../../views/consultation-list/consultation-list.query.js';

/** The account of the comments is published, and the decision that the draft led to; null where the matter was dropped. */
export const conclude = actOn(consultations)({
  name: 'consultation.conclude',
  path: 'consultations/:id/conclusion',
  permission: 'consultation.conclude',
  body: z.strictObject({ feedback: z.uuid(), decision: z.uuid().nullable() }),
  command: async ({ body: { feedback, decision }, state, actor, today, engine }) => ({
    type: 'Conclude',
    today,
    by: actor.sub,
    feedback,
    decision,
    notOut: await notOutOf(
      engine.pool,
      state.phase === 'absent' ? '' : state.organ,
      [feedback, decision].filter((publication) => publication !== null),
    ),
  }),
});
