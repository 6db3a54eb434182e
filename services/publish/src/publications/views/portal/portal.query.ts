import type { Engine } from '@mingjian/service-kit';
import type { Directory } from '@mingjian/reference';
import type { CivilDate } from '@mingjian/core';
import { catalogueLabels } from '../catalogue/catalogue.labels.js';
import { newestCatalogue } from '../catalogue/catalogue-index.js';
import { nodeHref, otherBlocks } from './addresses.js';
import type { ListedNode, ListedOrgan } from './home.page.js';

interface At {
  readonly engine: Engine;
  readonly directory: Directory;
  readonly today: CivilDate;
}

/** Only the counts are wanted. */
const NOTHING = { offset: 0, limit: 0 };

/** The organs of today in the order of the tree, with how much of each is out. */
export const listedOrgans = async ({ engine, directory, today }: At): Promise<readonly ListedOrgan[]> => {
  const { organ: counts } = (await newestCatalogue(engine)).select({}, today, NOTHING).facets;
  const items = new Map(counts.map(({ value, count }) => [value, count]));
  return directory.organsOn(today).map(({ organ, name, englishName }) => ({
    id: organ,
    name,
    englishName,
    items: items.get(organ) ?? 0,
  }));
};

/** The nodes of 法定主动公开内容, of an organ or of the whole city, with how much is in each. */
export const listedNodes = async ({ engine, directory, today }: At, organ?: string): Promise<readonly ListedNode[]> => {
  const { node: counts } = (await newestCatalogue(engine)).select({ organ }, today, NOTHING).facets;
  const items = new Map(counts.map(({ value, count }) => [value, count]));
  return catalogueLabels(directory, organ ?? null, today)
    .nodes.filter(({ node }) => !otherBlocks.has(node))
    .map(({ node, label, legalClass, time }) => ({
      href: nodeHref(node, organ),
      label,
      legalClass: legalClass === null ? null : articleOf(legalClass),
      time,
      items: items.get(node) ?? 0,
    }));
};

const DIGITS = '零一二三四五六七八九';
const inWords = (n: number): string =>
  n < 10 ? DIGITS[n]! : `${n < 20 ? '' : DIGITS[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : DIGITS[n % 10]}`;

/** `20-1` → 第二十条第（一）项. */
export const articleOf = (legalClass: string): string => {
  const [article, item] = legalClass.split('-').map(Number);
  return `第${inWords(article!)}条${item === undefined ? '' : `第（${inWords(item)}）项`}`;
};
