import { hereOf, pageAnswer } from '@mingjian/portal-kit';
import { defineView, Problem, Rendered, type ViewContext } from '@mingjian/service-kit';
import { z } from 'zod';
import { catalogueLabels } from '../catalogue/catalogue.labels.js';
import { listCatalogue } from '../catalogue/catalogue.query.js';
import { catalogueStand } from '../catalogue/catalogue.views.js';
import { aboutFrame, feedsFrame, mapFrame } from './about.page.js';
import { feedOf } from './feed.js';
import { homeFrame, organFrame, organsFrame, statutoryFrame } from './home.page.js';
import { listedNodes, listedOrgans } from './portal.query.js';
import { robots, sitemapOf } from './sitemap.js';

const anything = z.object({});
const NEWEST = 10;

const namesIn =
  ({ directory }: ViewContext<unknown>) =>
  (organ: string): string =>
    directory.organ(organ)?.name ?? organ;

/** The home page of the disclosure platform. */
export const homePage = defineView({
  name: 'portal.home',
  path: '/portal',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => {
    const { engine, today } = context;
    const [latest, documents, organs] = await Promise.all([
      listCatalogue(engine, { page: 1 }, today),
      listCatalogue(engine, { page: 1, inForce: 'true' }, today),
      listedOrgans(context),
    ]);
    return pageAnswer(
      homeFrame({
        here: hereOf(context),
        latest: latest.entries.slice(0, NEWEST),
        documents: documents.entries.slice(0, NEWEST),
        organs,
        organName: namesIn(context),
      }),
    );
  },
});

/** 法定主动公开内容: the tree of Arts 20 and 21 over all organs. */
export const statutoryPage = defineView({
  name: 'portal.statutory',
  path: '/portal/statutory',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => pageAnswer(statutoryFrame({ here: hereOf(context), nodes: await listedNodes(context) })),
});

/** All organs with how much of each is out. */
export const organsPage = defineView({
  name: 'portal.organs',
  path: '/portal/organs',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => pageAnswer(organsFrame({ here: hereOf(context), organs: await listedOrgans(context) })),
});

/** One organ: its blocks, the same as the city's, and what is new. */
export const organPage = defineView({
  name: 'portal.organ',
  path: '/portal/organs/:organ',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => {
    const { engine, today, directory, params } = context;
    const organ = directory.organ(params['organ'] ?? '');
    if (!organ) throw Problem.of('request.notFound');
    const [{ entries }, nodes] = await Promise.all([
      listCatalogue(engine, { page: 1, organ: organ.organ }, today),
      listedNodes(context, organ.organ),
    ]);
    return pageAnswer(
      organFrame({
        here: hereOf(context),
        organ: organ.organ,
        name: { zh: organ.name, en: organ.englishName },
        nodes,
        latest: entries.slice(0, NEWEST),
      }),
    );
  },
});

/** Every column on one page. */
export const mapPage = defineView({
  name: 'portal.map',
  path: '/portal/map',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => {
    const [nodes, organs] = await Promise.all([listedNodes(context), listedOrgans(context)]);
    return pageAnswer(mapFrame({ here: hereOf(context), nodes, organs }));
  },
});

/** The feeds that there are. */
export const feedsPage = defineView({
  name: 'portal.feeds',
  path: '/portal/feeds',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) =>
    pageAnswer(
      feedsFrame({
        here: hereOf(context),
        nodes: catalogueLabels(context.directory, null, context.today).nodes,
        organs: await listedOrgans(context),
      }),
    ),
});

/** Accessibility, privacy and open data. */
export const aboutPage = defineView({
  name: 'portal.about',
  path: '/portal/about',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: (context) => Promise.resolve(pageAnswer(aboutFrame({ here: hereOf(context) }))),
});

/** The newest of the site, a column or an organ, as RSS or Atom. */
export const feed = defineView({
  name: 'portal.feed',
  path: '/portal/rss.xml',
  permission: 'public',
  query: z.object({
    organ: z.string().max(64).optional(),
    node: z.string().max(40).optional(),
    as: z.enum(['rss', 'atom']).default('rss'),
  }),
  validator: catalogueStand,
  handle: async (context) => {
    const { engine, today, directory, query } = context;
    const { entries } = await listCatalogue(engine, { ...query, page: 1 }, today);
    const labels = catalogueLabels(directory, query.organ ?? null, today);
    const { site } = hereOf(context);
    const parts = [
      query.organ === undefined ? site.name : namesIn(context)(query.organ),
      ...(query.node === undefined ? [] : [labels.node(query.node)]),
    ];
    return feedOf({ site, title: parts.join('：'), url: context.url, entries, organName: namesIn(context) }, query.as);
  },
});

/** The newest documents and every column, for search engines. */
export const sitemap = defineView({
  name: 'portal.sitemap',
  path: '/sitemap.xml',
  permission: 'public',
  query: anything,
  validator: catalogueStand,
  handle: async (context) => {
    const nodes = await listedNodes(context);
    const organs = context.directory.organsOn(context.today).map(({ organ }) => organ);
    return new Rendered(
      'application/xml; charset=utf-8',
      await sitemapOf(context.engine, { origin: context.engine.site.origin ?? '', nodes, organs }),
    );
  },
});

/** What programs may look at: everything that is public, not what belongs to one person. */
export const robotsFile = defineView({
  name: 'portal.robots',
  path: '/robots.txt',
  permission: 'public',
  query: anything,
  handle: ({ engine }) =>
    Promise.resolve(
      new Rendered('text/plain; charset=utf-8', robots(engine.site.origin ?? ''), {
        'cache-control': 'public, max-age=3600',
      }),
    ),
});
