import { normativeKinds } from '@mingjian/contracts';
import { contentOf, defineView, Problem, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import { catalogueLabels } from './catalogue.labels.js';
import { countCategories, countNodes, findInCatalogue, listCatalogue, relatedTo } from './catalogue.query.js';
import { documentPage, listPage } from './catalogue.pages.js';

const listQuery = z.strictObject({
  category: z.string().max(80).optional(),
  organ: z.string().max(64).optional(),
  node: z.string().max(40).optional(),
  topic: z.string().max(5).optional(),
  genre: z.string().max(40).optional(),
  normative: z.enum(normativeKinds).optional(),
  inForce: z.enum(['true', 'false']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** The public list as JSON. */
export const catalogueList = defineView({
  name: 'publication.list',
  path: 'publications',
  permission: 'public',
  query: listQuery,
  handle: ({ query, engine, today }) => listCatalogue(engine.read, query, today),
});

/** The public list as a page. */
export const catalogueListPage = defineView({
  name: 'publication.listPage',
  path: '/portal',
  permission: 'public',
  query: listQuery,
  handle: async ({ query, engine, directory, today }) => {
    const [page, categories, items] = await Promise.all([
      listCatalogue(engine.read, query, today),
      countCategories(engine.read),
      countNodes(engine.read, query.organ),
    ]);
    const organName = (organ: string): string => directory.organ(organ)?.name ?? organ;
    const held = new Map(items.map((row) => [row.node, row.items]));
    const nodes = catalogueLabels(directory, query.organ ?? null, today).nodes.map(({ node, label }) => ({
      node,
      label,
      items: held.get(node) ?? 0,
    }));
    return Rendered.page(listPage({ page, categories, nodes, query, organName, simulated: engine.simulated }));
  },
});

/** One document as a page, or its tombstone. */
export const cataloguePage = defineView({
  name: 'publication.page',
  path: '/portal/item',
  permission: 'public',
  query: z.strictObject({ index: z.string().min(1).max(80) }),
  handle: async ({ query, engine, directory, today }) => {
    const entry = await findInCatalogue(engine.read, query.index);
    if (!entry) throw Problem.of('request.notFound');
    const content = entry.withdrawnOn === null ? await contentOf(engine, entry.digest) : null;
    const organName = directory.organ(entry.organ)?.name ?? entry.organ;
    const labels = catalogueLabels(directory, entry.organ, today);
    const related = content ? await relatedTo(engine.read, entry) : [];
    return Rendered.page(
      documentPage({ entry, content, related, organName, labels, today, simulated: engine.simulated }),
    );
  },
});
