import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { lastComparisons } from './projection.js';

/**
 * How the figures that readers see came out when they were told a second time from the record, the newest first. Cells that disagree are told
 * of the reader's organs.
 */
export const comparisons = defineView({
  name: 'replay.comparisons',
  path: 'comparisons',
  permission: 'report.read',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  handle: async ({ query, engine, organs }) => {
    const kept = await lastComparisons(engine.pool, query.limit);
    const mayRead = (organ: string | null) => organs === 'all' || (organ !== null && organs.includes(organ));
    return {
      comparisons: kept.map(({ disagreements, ...comparison }) => ({
        ...comparison,
        disagreements: disagreements.filter(({ organ }) => mayRead(organ)),
      })),
    };
  },
});
