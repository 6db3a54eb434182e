import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { standingOf } from '../../standing.js';

/**
 * Up to which sequence reporting has everything, by service (`complete`), what has arrived beyond a gap (`held`), and how many events wait
 * parked; `ready`: a report can be frozen now.
 */
export const standing = defineView({
  name: 'report.standing',
  path: 'completeness',
  permission: 'report.read',
  query: z.strictObject({}),
  handle: async ({ engine }) => {
    const sources = await standingOf(engine);
    return { ready: sources.every(({ complete, held, parked }) => complete === held && parked === 0), sources };
  },
});
