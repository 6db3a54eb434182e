import type { Site } from '@mingjian/portal-kit';
import { Rendered } from '@mingjian/service-kit';
import { Feed } from 'feed';
import type { CatalogueEntry } from '../catalogue/catalogue.query.js';
import { visibleHref } from './addresses.js';

export interface FeedOf {
  readonly site: Site;
  readonly title: string;
  /** Of the feed itself, path and query. */
  readonly url: string;
  readonly entries: readonly CatalogueEntry[];
  readonly organName: (organ: string) => string;
}

/** Feeds need whole addresses; a city that has none yet is at the reader's own machine. */
const HERE = 'http://localhost';

export const feedOf = ({ site, title, url, entries, organName }: FeedOf, as: 'rss' | 'atom'): Rendered => {
  const origin = site.origin === '' ? HERE : site.origin;
  const made = new Feed({
    title,
    description: `${title}：政府信息公开`,
    id: `${origin}${url}`,
    link: `${origin}/portal`,
    language: 'zh-CN',
    copyright: site.organizer,
    ...(entries[0] && { updated: new Date(entries[0].publishedAt) }),
    feedLinks: { [as]: `${origin}${url}` },
  });
  for (const entry of entries) {
    const address = `${origin}${visibleHref(entry.indexNumber)}`;
    made.addItem({
      title: entry.title,
      id: `${address}&version=${entry.version}`,
      link: address,
      date: new Date(entry.publishedAt),
      author: [{ name: organName(entry.organ) }],
      category: [{ name: entry.category }],
    });
  }
  return as === 'atom'
    ? new Rendered('application/atom+xml; charset=utf-8', made.atom1())
    : new Rendered('application/rss+xml; charset=utf-8', made.rss2());
};
