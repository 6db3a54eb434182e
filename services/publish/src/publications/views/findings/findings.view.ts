import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { incompleteOf, wordsOf } from './contents.js';
import { checkedEntries } from './findings.query.js';
import { findingsOf } from './findings.js';

/**
 * What is wrong with the catalogue of an organ: misfiled, blank, stale, unfiled, broken links, and what is missing of what a node has to
 * hold (table `nodeContents`). It reads this installation's own record
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
    const elements = directory.rules.ruleTable('nodeContents', organ, today)?.rows ?? [];
    const entries = await checkedEntries(engine.pool, organ, {
      nodes: elements.map(({ node }) => node),
      words: elements.flatMap(wordsOf),
    });
    return {
      organ,
      on: today,
      ...findingsOf(nodes, entries, today),
      incomplete: incompleteOf(elements, entries),
    };
  },
});
