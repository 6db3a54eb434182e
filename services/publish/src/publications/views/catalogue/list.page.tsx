import { Bi, Facets, Lines, Pagination, type Facet, type Frame, type Here, type Line } from '@mingjian/portal-kit';
import { visibleHref } from '../portal/addresses.js';
import type { CatalogueLabels } from './catalogue.labels.js';
import { facetNames, type FacetCounts, type FacetName } from './catalogue-index.js';
import type { CatalogueEntry, CatalogueFilter } from './catalogue.query.js';

/** What the values of the facets are called. */
export interface FacetLabels {
  readonly organ: (organ: string) => string;
  readonly catalogue: CatalogueLabels;
}

const names: Readonly<Record<FacetName, string>> = {
  organ: '发布机构',
  node: '目录',
  topic: '主题分类',
  genre: '体裁',
  year: '年份',
  validity: '有效性',
};

/** Under which name of the address a facet is chosen. */
const parameters: Readonly<Record<FacetName, keyof CatalogueFilter>> = {
  organ: 'organ',
  node: 'node',
  topic: 'topic',
  genre: 'genre',
  year: 'year',
  validity: 'inForce',
};

const labelOf = (facet: FacetName, value: string, { organ, catalogue }: FacetLabels): string => {
  switch (facet) {
    case 'organ':
      return organ(value);
    case 'node':
      return catalogue.node(value);
    case 'topic':
      return catalogue.topic(value);
    case 'genre':
      return catalogue.genre(value);
    case 'year':
      return `${value}年`;
    case 'validity':
      return value === 'true' ? '有效' : '已失效或废止';
  }
};

type Wanted = Readonly<Record<string, string | number | undefined>>;

/** An address with some of its parameters replaced; one without a value is left out, and a new choice begins at the first page. */
export const addressWith = (path: string, wanted: Wanted, change: Wanted): string => {
  const query = Object.entries({ ...wanted, page: undefined, ...change }).flatMap(
    ([name, value]): [string, string][] =>
      value === undefined || value === '' || (name === 'page' && value === 1) ? [] : [[name, String(value)]],
  );
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`;
};

/** By what a list can be narrowed, most first; a single value that is not chosen narrows nothing. */
export const facetsOf = (path: string, wanted: Wanted, counts: FacetCounts, labels: FacetLabels): readonly Facet[] =>
  facetNames.map((name) => {
    const parameter = parameters[name];
    const chosen = wanted[parameter] === undefined ? undefined : String(wanted[parameter]);
    const values = counts[name]
      .map(({ value, count }) => ({
        label: labelOf(name, value, labels),
        count,
        href: addressWith(path, wanted, { [parameter]: value }),
        chosen: value === chosen || (name === 'topic' && chosen?.startsWith(`${value}-`) === true),
      }))
      .sort((a, b) => (name === 'year' ? b.label.localeCompare(a.label) : b.count - a.count));
    return {
      label: names[name],
      values: values.length > 1 || chosen !== undefined ? values : [],
      all: addressWith(path, wanted, { [parameter]: undefined }),
    };
  });

export const lineOf = (entry: CatalogueEntry, organName: (organ: string) => string): Line => ({
  href: visibleHref(entry.indexNumber),
  title: entry.title,
  date: entry.publishedOn,
  about: [
    entry.originallyPublishedOn !== null && '补录',
    entry.documentNumber,
    organName(entry.organ),
    entry.indexNumber,
  ]
    .filter(Boolean)
    .join('　'),
});

export interface ListPage {
  readonly here: Here;
  readonly title: Frame['title'];
  readonly block: NonNullable<Frame['block']>;
  readonly crumbs: NonNullable<Frame['crumbs']>;
  readonly entries: readonly CatalogueEntry[];
  readonly total: number;
  readonly pageSize: number;
  readonly page: number;
  readonly wanted: Wanted;
  readonly counts: FacetCounts;
  readonly labels: FacetLabels;
  readonly feed: string;
}

/** 政府信息公开目录: what the city has published, newest first, and by what it can be narrowed. */
export const listFrame = (list: ListPage): Frame => ({
  here: list.here,
  title: list.title,
  block: list.block,
  crumbs: list.crumbs,
  feeds: [{ href: list.feed, title: list.title.zh, type: 'application/rss+xml' }],
  unlisted: Object.keys(list.wanted).some(
    (name) => !['organ', 'node', 'page'].includes(name) && list.wanted[name] !== undefined,
  ),
  kind: {
    is: 'column',
    name: list.title.zh,
    description: `${list.here.site.name}：${list.title.zh}`,
    keywords: ['政府信息公开', list.title.zh],
    type: '政府信息公开',
  },
  children: (
    <div class="aside">
      <Facets facets={facetsOf(list.here.path, list.wanted, list.counts, list.labels)} />
      <div>
        <p>
          <a href={list.feed}>
            <Bi zh="订阅本栏目" en="Feed" />
          </a>
        </p>
        <Lines
          lines={list.entries.map((entry) => lineOf(entry, list.labels.organ))}
          empty={{ zh: '此处尚无信息。', en: 'Nothing has been published here yet.' }}
        />
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          href={(page) => addressWith(list.here.path, list.wanted, { page })}
        />
      </div>
    </div>
  ),
});
