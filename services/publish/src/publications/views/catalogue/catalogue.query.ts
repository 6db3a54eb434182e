import type { NormativeKind, Relation } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { DataSource } from 'typeorm';

/** One line of the portal's list; dates are civil dates. */
export interface CatalogueEntry {
  readonly publication: string;
  readonly indexNumber: string;
  readonly organ: string;
  readonly category: string;
  readonly title: string;
  readonly node: string | null;
  readonly topic: string | null;
  readonly genre: string | null;
  readonly documentNumber: string | null;
  /** 成文日期. */
  readonly formedOn: string | null;
  /** What table 2 counts it as, if it binds the public. */
  readonly normative: NormativeKind | null;
  readonly validTo: string | null;
  readonly repealedOn: string | null;
  readonly repealedBy: string | null;
  readonly repealingDocument: string | null;
  /** The publication that it interprets or clarifies. */
  readonly about: string | null;
  readonly relation: Relation | null;
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
  'node',
  'topic',
  'genre',
  'document_number AS "documentNumber"',
  `to_char(formed_on, 'YYYY-MM-DD') AS "formedOn"`,
  'normative',
  `to_char(valid_to, 'YYYY-MM-DD') AS "validTo"`,
  `to_char(repealed_on, 'YYYY-MM-DD') AS "repealedOn"`,
  'repealed_by AS "repealedBy"',
  'repealing_document AS "repealingDocument"',
  'about',
  'relation',
  'version',
  'digest',
  `to_char(published_on, 'YYYY-MM-DD') AS "publishedOn"`,
  `to_char(withdrawn_on, 'YYYY-MM-DD') AS "withdrawnOn"`,
  'withdrawal_reason AS "withdrawalReason"',
];

const PAGE_SIZE = 20;

/** What to list; a topic at the top stands for those below it. */
export interface CatalogueFilter {
  readonly category?: string | undefined;
  readonly organ?: string | undefined;
  readonly node?: string | undefined;
  readonly topic?: string | undefined;
  readonly genre?: string | undefined;
  readonly normative?: NormativeKind | undefined;
  /** Of documents that bind the public: those in force today, or those that are not. */
  readonly inForce?: 'true' | 'false' | undefined;
  readonly page: number;
}

export interface CataloguePage {
  readonly total: number;
  readonly pageSize: number;
  readonly entries: readonly CatalogueEntry[];
}

/** Public entries, newest first; tombstones are not listed but can still be opened by their number. */
export const listCatalogue = async (
  read: DataSource,
  { page, topic, inForce, ...wanted }: CatalogueFilter,
  today: CivilDate,
): Promise<CataloguePage> => {
  const found = read
    .createQueryBuilder()
    .select(COLUMNS)
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND withdrawn_on IS NULL`);
  for (const field of ['category', 'organ', 'node', 'genre', 'normative'] as const) {
    if (wanted[field] !== undefined) found.andWhere(`${field} = :${field}`, { [field]: wanted[field] });
  }
  if (inForce !== undefined) {
    const over = '(coalesce(repealed_on <= :today, false) OR coalesce(valid_to < :today, false))';
    found.andWhere(`normative IS NOT NULL AND ${inForce === 'true' ? 'NOT ' : ''}${over}`, { today });
  }
  if (topic !== undefined) {
    found.andWhere(`(topic = :topic OR left(topic, length(:topic) + 1) = :topic || '-')`, { topic });
  }
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

/** How many public items each node of the catalogue holds. */
export const countNodes = (read: DataSource, organ: string | undefined): Promise<{ node: string; items: number }[]> => {
  const counted = read
    .createQueryBuilder()
    .select(['node', 'count(*)::int AS items'])
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND withdrawn_on IS NULL AND node IS NOT NULL`);
  if (organ !== undefined) counted.andWhere('organ = :organ', { organ });
  return counted.groupBy('node').getRawMany();
};

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

/** What interprets or clarifies a publication, and what it is about itself or was repealed by: the ways between them. */
export const relatedTo = (
  read: DataSource,
  { publication, about, repealedBy }: CatalogueEntry,
): Promise<CatalogueEntry[]> =>
  read
    .createQueryBuilder()
    .select(COLUMNS)
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND withdrawn_on IS NULL`)
    .andWhere('(about = :publication OR repealed_by = :publication OR publication = ANY(:others))', {
      publication,
      others: [about, repealedBy].filter((other) => other !== null),
    })
    .orderBy('published_on')
    .addOrderBy('index_number')
    .limit(100)
    .getRawMany<CatalogueEntry>();
