import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { checkedEntries } from './findings.query.js';
import { findingsOf } from './findings.js';

/**
 * What is wrong with the catalogue of an organ: misfiled, blank, stale, unfiled, broken links. It reads this installation's own record
 * and opens no address, so nobody can turn it on anything.
 */
export const catalogueFindings = defineView({
  name: 'publication.findings',
  path: 'catalogues/:organ/findings',
  permission: 'publication.read',
  query: z.strictObject({}),
  handle: async ({ params, engine, directory, today, requireOrgan }) => {
    const organ = params['organ'] ?? '';
    requireOrgan(organ);
    const nodes = directory.rules.rows('publicationNodes', organ, today);
    return { organ, on: today, ...findingsOf(nodes, await checkedEntries(engine.pool, organ), today) };
  },
});
