import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { lateEntries } from '../../late-entry.aggregate.js';

/** Confirms a late entry (补录) against its papers, as a second person, or rejects it with the reason; attempts of others are kept. */
export const concludeLateEntry = actOn(lateEntries)({
  name: 'application.concludeLateEntry',
  path: 'late-entries/:id/conclusion',
  permission: 'application.concludeLateEntry',
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('confirmed') }),
    z.strictObject({ outcome: z.literal('rejected'), reason: z.string().trim().min(1).max(2000) }),
  ]),
  command: async ({ id, body, today, actor, actingFor, seal }) => {
    const act = { today, by: actor.sub, actingFor };
    return body.outcome === 'confirmed'
      ? { ...act, type: 'Confirm' }
      : { ...act, type: 'Reject', personal: await seal(id, { reason: body.reason }) };
  },
  attempt: ({ id, organ, by, on, code }) => ({
    type: 'LateEntryActRefused',
    data: { lateEntry: id, organ, act: 'Conclude', code, by, on },
  }),
});
