import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';
import { reassessmentFrom } from '../../law.js';

/** Assesses anew what stayed closed, and finds that its ground still holds (Art 18); what is to be opened is widened instead. */
export const reassess = actOn(items)({
  name: 'item.reassess',
  path: 'items/:id/reassessments',
  permission: 'item.reassess',
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body, state, actor, today, directory, seal }) => {
    const organ = state.phase === 'unknown' ? '' : state.organ;
    const { term, pins } = reassessmentFrom(directory, organ, today, today);
    const personal = await seal(id, { reason: body.reason });
    return {
      command: { type: 'Reassess', item: id, organ, by: actor.sub, today, reassessment: term, personal },
      pins,
    };
  },
});
