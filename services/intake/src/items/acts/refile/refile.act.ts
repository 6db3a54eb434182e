import { filing } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { items } from '../../item.aggregate.js';
import { filingFaultOf } from '../../law.js';

/** A published item moves to the node of the catalogue where it belongs; what it says and its number stay. */
export const refile = actOn(items)({
  name: 'item.refile',
  path: 'items/:id/filings',
  permission: 'item.refile',
  body: z.strictObject({ filing, reason: z.string().trim().min(1).max(2000) }),
  command: async ({ id, body, state, actor, today, directory, seal }) => {
    const organ = state.phase === 'unknown' ? '' : state.organ;
    return {
      command: {
        type: 'Refile',
        item: id,
        organ,
        by: actor.sub,
        today,
        filing: body.filing,
        filingFault: filingFaultOf(directory, organ, today, body.filing),
        personal: await seal(id, { reason: body.reason }),
      },
      pins: directory.pinsOn(['publicationNodes'], organ, today),
    };
  },
});
