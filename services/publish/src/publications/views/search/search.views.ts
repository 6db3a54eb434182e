import { hereOf, pageAnswer } from '@mingjian/portal-kit';
import { defineView, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { catalogueLabels } from '../catalogue/catalogue.labels.js';
import { listQuery } from '../catalogue/catalogue.views.js';
import { searchFrame } from './search.page.js';
import { postgresSearch } from './search.postgres.js';

const searchQuery = listQuery.extend({
  q: z.string().trim().max(80).default(''),
  sort: z.enum(['relevance', 'date']).default('relevance'),
});

/** What hits are made of. */
const stand = ({ engine }: ViewContext<unknown>): Promise<string> => engine.standOf(['catalogue', 'search']);

/** Full text of what is out, as JSON: every word must be found; hits in titles come first. */
export const search = defineView({
  name: 'publication.search',
  path: 'search',
  permission: 'public',
  query: z.strictObject(searchQuery.shape),
  validator: stand,
  handle: ({ query, engine, today }) => postgresSearch(engine).search(query, today),
});

/** The same as a page; with `applying=1` the first step of an application. */
export const searchPage = defineView({
  name: 'publication.searchPage',
  path: '/portal/search',
  permission: 'public',
  query: searchQuery.extend({ applying: z.literal('1').optional() }),
  validator: stand,
  handle: async (context) => {
    const { engine, directory, today, query } = context;
    const { q, sort, page, ...narrowed } = query;
    const result = await postgresSearch(engine).search(query, today);
    return pageAnswer(
      searchFrame({
        here: hereOf(context),
        q,
        page,
        sort,
        wanted: { q, ...narrowed, sort: sort === 'date' ? sort : undefined },
        result,
        labels: {
          organ: (organ) => directory.organ(organ)?.name ?? organ,
          catalogue: catalogueLabels(directory, query.organ ?? null, today),
        },
        applying: query.applying === '1',
      }),
    );
  },
});
