import { blocks } from '@mingjian/portal-kit';
import type { Engine } from '@mingjian/service-kit';
import { visibleHref } from './addresses.js';
import type { ListedNode } from './home.page.js';

/** The protocol's own limit is 50 000 addresses in a file; what is older is found through the lists. */
const MOST = 45_000;

interface SitemapOf {
  readonly origin: string;
  readonly nodes: readonly ListedNode[];
  readonly organs: readonly string[];
}

const address = (origin: string, href: string, changed?: string): string =>
  `<url><loc>${`${origin}${href}`.replaceAll('&', '&amp;')}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>`;

/** sitemaps.org, version 0.9. */
export const sitemapOf = async (engine: Engine, { origin, nodes, organs }: SitemapOf): Promise<string> => {
  const { rows } = await engine.pool.query<{ number: string; changed: string }>(
    `SELECT index_number AS number, to_char(updated_on, 'YYYY-MM-DD') AS changed FROM read.catalogue
     WHERE visibility = 'public' AND withdrawn_on IS NULL ORDER BY published_on DESC, index_number DESC LIMIT $1`,
    [MOST],
  );
  const columns = [
    '/portal',
    ...blocks.map(({ href }) => href),
    '/portal/list',
    '/portal/organs',
    '/portal/consultations',
    '/portal/about',
    ...organs.map((organ) => `/portal/organs/${organ}`),
    ...nodes.map(({ href }) => href),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...columns.map((href) => address(origin, href)),
    ...rows.map(({ number, changed }) => address(origin, visibleHref(number), changed)),
    '</urlset>',
    '',
  ].join('\n');
};

export const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /apply/',
    'Allow: /apply$',
    'Disallow: /api/',
    'Disallow: /portal/search',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
