import type { CivilDate } from '@mingjian/core';
import type { Engine } from '@mingjian/service-kit';
import { newestCatalogue, type CatalogueSnapshot } from '../catalogue/catalogue-index.js';
import { entriesOf, PAGE_SIZE } from '../catalogue/catalogue.query.js';
import { monthLexeme, queryOf, snippetOf, termsOf } from './bigrams.js';
import type { SearchHit, SearchPort, SearchResult, SearchWish } from './search.port.js';

/** Of so many of the newest hits a page and the facets are made; whoever has more narrows the search. */
const MOST = 1_000;
/**
 * Among so many of the newest entries is looked first, then among more, then among all: what most texts say is found at once, and what few say is in few
 * places of the index anyway.
 */
const STEPS = [3_000, 20_000, Infinity];

type Wanted = Omit<SearchWish, 'q' | 'sort' | 'page'>;

/** On the bigram index in the service's own database. Hits in titles come first, then the newest. */
export const postgresSearch = (engine: Pick<Engine, 'pool' | 'read' | 'generationOf'>): SearchPort => ({
  async search({ q, sort, page, ...wanted }: SearchWish, today: CivilDate): Promise<SearchResult> {
    const terms = termsOf(q);
    const catalogue = await newestCatalogue(engine);
    const queries = terms.map((term) => queryOf(term)!);
    const hits = queries.length === 0 ? new Set<string>() : await newestHits(engine, catalogue, queries, wanted, today);
    const all = { offset: 0, limit: MOST };
    const { total, more, publications, facets } = catalogue.select(wanted, today, all, {
      publications: hits,
      most: MOST,
    });
    const ordered = sort === 'date' ? publications : await titlesFirst(engine, publications, queries);
    const shown = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return { terms, total, more, pageSize: PAGE_SIZE, hits: await hitsOf(engine, shown, terms, queries), facets };
  },
});

/** The publications in which every word is found: all of them, or at least more than are looked at. */
const newestHits = async (
  { pool }: Pick<Engine, 'pool'>,
  catalogue: CatalogueSnapshot,
  queries: readonly string[],
  wanted: Wanted,
  today: CivilDate,
): Promise<ReadonlySet<string>> => {
  for (const step of STEPS) {
    const months = catalogue.newestMonths(wanted, today, step);
    const within = months === null ? '' : ` & (${months.map((month) => `'${monthLexeme(month)}'`).join(' | ')})`;
    const { rows } = await pool.query<{ publication: string }>(
      queries
        .map((_, n) => `SELECT publication FROM read.search_passages WHERE vector @@ $${n + 1}::tsquery`)
        .join(' INTERSECT '),
      queries.map((query) => `(${query})${within}`),
    );
    const found = new Set(rows.map(({ publication }) => publication));
    if (months === null) return found;
    const { more } = catalogue.select(wanted, today, { offset: 0, limit: 0 }, { publications: found, most: MOST });
    if (more) return found;
  }
  return new Set();
};

/** Those with most words in their titles and numbers come first; else they stay in their order. */
const titlesFirst = async (
  { pool }: Pick<Engine, 'pool'>,
  publications: readonly string[],
  queries: readonly string[],
): Promise<readonly string[]> => {
  if (publications.length === 0) return [];
  const inTitle = queries.map((_, n) => `(vector @@ $${n + 2}::tsquery)::int`).join(' + ');
  const { rows } = await pool.query<{ publication: string; words: number }>(
    `SELECT publication, ${inTitle} AS words FROM read.search_passages WHERE part = 0 AND passage = 0 AND publication = ANY ($1)`,
    [publications, ...queries],
  );
  const words = new Map(rows.map((row) => [row.publication, row.words]));
  return publications.toSorted((one, other) => (words.get(other) ?? 0) - (words.get(one) ?? 0));
};

const hitsOf = async (
  { pool, read }: Pick<Engine, 'pool' | 'read'>,
  publications: readonly string[],
  terms: readonly string[],
  queries: readonly string[],
): Promise<SearchResult['hits']> => {
  if (publications.length === 0) return [];
  const [entries, { rows }] = await Promise.all([
    entriesOf(read, publications),
    pool.query<Extract>(
      `SELECT DISTINCT ON (p.publication) p.publication, p.passage, p.text, f.name, f.file
       FROM read.search_passages p LEFT JOIN read.search_files f ON f.publication = p.publication AND f.part = p.part
       WHERE p.publication = ANY ($1) AND (p.part > 0 OR p.passage > 0)
       ORDER BY p.publication, p.vector @@ $2::tsquery DESC, p.passage = 0, p.part, p.passage`,
      [publications, queries.map((query) => `(${query})`).join(' | ')],
    ),
  ]);
  const extracts = new Map(rows.map((row) => [row.publication, row]));
  return entries.map((entry) => hitOf(entry, extracts.get(entry.publication), terms));
};

/** The passage that a hit is shown by: one of the text, else one of a file, else the name of a file. */
interface Extract {
  readonly publication: string;
  readonly passage: number;
  readonly text: string;
  readonly name: string | null;
  readonly file: string | null;
}

const hitOf = (entry: SearchHit['entry'], found: Extract | undefined, terms: readonly string[]): SearchHit => {
  if (!found || found.name === null || found.file === null) {
    return { entry, snippet: snippetOf(found?.text ?? '', terms), file: null };
  }
  const snippet = found.passage === 0 ? '' : snippetOf(found.text, terms);
  return { entry, snippet, file: { name: found.name, digest: found.file } };
};
