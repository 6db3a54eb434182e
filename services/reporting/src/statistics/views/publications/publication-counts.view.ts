import { defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { publicationCounts } from './counts.js';

/** How many items an organ and those below it published in a year, by category. */
export const publicationCountsView = defineView({
  name: 'statistics.publications',
  path: 'publications/counts',
  permission: 'public',
  query: z.strictObject({ organ: z.string().max(64), year: z.coerce.number().int().min(2000).max(2100) }),
  handle: ({ query, directory, today, engine }) => {
    if (!directory.organ(query.organ)) throw Problem.of('request.notFound');
    const organs = [query.organ, ...directory.subtreeOf(query.organ, today)];
    return publicationCounts(engine.pool, { organs, year: query.year });
  },
});
