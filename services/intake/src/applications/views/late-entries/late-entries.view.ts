import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** The late entries (补录) of an organ, the newest first: `?awaiting=true` those that a second person has still to see. */
export const lateEntriesOfOrgan = defineView({
  name: 'application.lateEntries',
  path: 'late-entries',
  permission: 'application.read',
  query: z.strictObject({ organ: organId, awaiting: z.enum(['true', 'false']).default('false') }),
  handle: async ({ query: { organ, awaiting }, engine, requireOrgan }) => {
    requireOrgan(organ);
    const { rows } = await engine.pool.query<Record<string, unknown>>(
      `select late_entry as "lateEntry", application, number, proposed_by as "proposedBy",
              proposed_on::text as "proposedOn", outcome, concluded_by as "concludedBy", concluded_on::text as "concludedOn"
         from read.late_entries
        where organ = $1 and (not $2 or outcome is null)
        order by proposed_on desc, late_entry
        limit 500`,
      [organ, awaiting === 'true'],
    );
    return { organ, lateEntries: rows };
  },
});
