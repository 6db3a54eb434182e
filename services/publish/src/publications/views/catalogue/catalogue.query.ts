import type { NormativeKind, Relation } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Engine } from '@mingjian/service-kit';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { newestCatalogue, type FacetCounts } from './catalogue-index.js';

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
  /** ISO 8601, the moment of the record. */
  readonly publishedAt: string;
  readonly updatedOn: string;
  /** When it was published elsewhere before it came here (补录). */
  readonly originallyPublishedOn: string | null;
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
  `to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "publishedAt"`,
  `to_char(updated_on, 'YYYY-MM-DD') AS "updatedOn"`,
  `to_char(originally_published_on, 'YYYY-MM-DD') AS "originallyPublishedOn"`,
  `to_char(withdrawn_on, 'YYYY-MM-DD') AS "withdrawnOn"`,
  'withdrawal_reason AS "withdrawalReason"',
];

export const PAGE_SIZE = 20;

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
  /** Of publication. */
  readonly year?: number | undefined;
  /** What changed on that day or later, the oldest change first, with what was taken back. */
  readonly updatedSince?: CivilDate | undefined;
  readonly page: number;
}

export interface CataloguePage {
  readonly total: number;
  readonly pageSize: number;
  readonly entries: readonly CatalogueEntry[];
}

/** Public entries, newest first; tombstones can be opened by their number, and are listed only where changes are asked for. */
export const listCatalogue = async (
  engine: Engine,
  { page, ...filter }: CatalogueFilter,
  today: CivilDate,
): Promise<CataloguePage & { readonly facets: FacetCounts }> => {
  const { total, publications, facets } = (await newestCatalogue(engine)).select(filter, today, placeOf(page));
  return { total, pageSize: PAGE_SIZE, entries: await entriesOf(engine.read, publications), facets };
};

const placeOf = (page: number) => ({ offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });

type Changes = Omit<CatalogueFilter, 'page'> & { readonly updatedSince: CivilDate };

/** What changed on a day or later, the oldest change first, with what was taken back. */
export const listChanges = async (
  read: DataSource,
  { page, ...filter }: Changes & { readonly page: number },
  today: CivilDate,
): Promise<CataloguePage> => {
  const found = changesUnder(read, filter, today).select(COLUMNS);
  const [{ n }] = (await found.clone().select('count(*)::int AS n').getRawMany()) as [{ n: number }];
  const { offset, limit } = placeOf(page);
  const ordered = found.orderBy('updated_on').addOrderBy('publication').offset(offset).limit(limit);
  return { total: n, pageSize: PAGE_SIZE, entries: await ordered.getRawMany<CatalogueEntry>() };
};

/** Entries in the order of their ids. */
export const entriesOf = async (
  read: DataSource,
  publications: readonly string[],
): Promise<readonly CatalogueEntry[]> => {
  const entries: CatalogueEntry[] = await read.query(
    `SELECT ${COLUMNS.join(', ')} FROM read.catalogue WHERE publication = ANY ($1) AND visibility = 'public' AND withdrawn_on IS NULL`,
    [publications],
  );
  const byId = new Map(entries.map((entry) => [entry.publication, entry]));
  return publications.flatMap((publication) => byId.get(publication) ?? []);
};

/** What changed since a day under a filter, as rows of `read.catalogue c`. */
const changesUnder = (
  read: DataSource,
  { topic, inForce, year, updatedSince, ...wanted }: Changes,
  today: CivilDate,
): SelectQueryBuilder<ObjectLiteral> => {
  const found = read.createQueryBuilder().from('read.catalogue', 'c').where(`visibility = 'public'`);
  found.andWhere('updated_on >= :updatedSince', { updatedSince });
  if (year !== undefined) {
    found.andWhere('published_on BETWEEN :first AND :last', { first: `${year}-01-01`, last: `${year}-12-31` });
  }
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
  return found;
};

export interface PublishedVersion {
  readonly version: number;
  readonly title: string;
  readonly digest: string;
  readonly publishedOn: string;
}

/** Every version that was out, the newest first. */
export const versionsOf = (read: DataSource, publication: string): Promise<PublishedVersion[]> =>
  read
    .createQueryBuilder()
    .select(['version', 'title', 'digest', `to_char(published_on, 'YYYY-MM-DD') AS "publishedOn"`])
    .from('read.catalogue_versions', 'v')
    .where('publication = :publication', { publication })
    .orderBy('version', 'DESC')
    .getRawMany<PublishedVersion>();

/** One public entry by its index number, also a tombstone. */
export const findInCatalogue = (read: DataSource, indexNumber: string): Promise<CatalogueEntry | undefined> =>
  read
    .createQueryBuilder()
    .select(COLUMNS)
    .from('read.catalogue', 'c')
    .where(`visibility = 'public' AND index_number = :indexNumber`, { indexNumber })
    .getRawOne<CatalogueEntry>();

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
