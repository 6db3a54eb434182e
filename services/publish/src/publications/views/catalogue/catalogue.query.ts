import type { DataSource } from 'typeorm';

/** One line of the portal's list; dates are civil dates. */
export interface CatalogueEntry {
  readonly publication: string;
  readonly indexNumber: string;
  readonly organ: string;
  readonly category: string;
  readonly title: string;
  readonly version: number;
  readonly digest: string;
  readonly publishedOn: string;
  readonly withdrawnOn: string | null;
  readonly withdrawalReason: string | null;
}

const COLUMNS = [
  'publication',
  'index_number AS "indexNumber"',
  'organ',
  'category',
  'title',
  'version',
  'digest',
  `to_char(published_on, 'YYYY-MM-DD') AS "publishedOn"`,
  `to_char(withdrawn_on, 'YYYY-MM-DD') AS "withdrawnOn"`,
  'withdrawal_reason AS "withdrawalReason"',
];

const PAGE_SIZE = 20;

export interface CataloguePage {
  readonly total: number;
  readonly pageSize: number;
  readonly entries: readonly CatalogueEntry[];
}

/** Public entries, newest first; tombstones are not listed but can still be opened by their number. */
export const listCatalogue = async (
  read: DataSource,
  {
    category,
    organ,
    page,
  }: { readonly category?: string | undefined; readonly organ?: string | undefined; readonly page: number },
): Promise<CataloguePage> => {
  const found = read
    .createQueryBuilder()
    .select(COLUMNS)
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND withdrawn_on IS NULL`);
  if (category !== undefined) found.andWhere('category = :category', { category });
  if (organ !== undefined) found.andWhere('organ = :organ', { organ });
  const [{ n }] = (await found.clone().select('count(*)::int AS n').getRawMany()) as [{ n: number }];
  const entries = await found
    .orderBy('published_on', 'DESC')
    .addOrderBy('index_number', 'DESC')
    .offset((page - 1) * PAGE_SIZE)
    .limit(PAGE_SIZE)
    .getRawMany<CatalogueEntry>();
  return { total: n, pageSize: PAGE_SIZE, entries };
};

/** One public entry by its index number, also a tombstone. */
export const findInCatalogue = (read: DataSource, indexNumber: string): Promise<CatalogueEntry | undefined> =>
  read
    .createQueryBuilder()
    .select(COLUMNS)
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND index_number = :indexNumber`, { indexNumber })
    .getRawOne<CatalogueEntry>();

/** How many public items each category holds. */
export const countCategories = (read: DataSource): Promise<{ category: string; items: number }[]> =>
  read
    .createQueryBuilder()
    .select(['category', 'count(*)::int AS items'])
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND withdrawn_on IS NULL`)
    .groupBy('category')
    .orderBy('items', 'DESC')
    .getRawMany();
