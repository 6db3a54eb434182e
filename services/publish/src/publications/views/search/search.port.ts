import type { CivilDate } from '@mingjian/core';
import type { FacetCounts } from '../catalogue/catalogue-index.js';
import type { CatalogueEntry, CatalogueFilter } from '../catalogue/catalogue.query.js';

export interface SearchWish extends Omit<CatalogueFilter, 'updatedSince'> {
  /** As people type it; see `termsOf` for how it is taken apart. Every word must be found. */
  readonly q: string;
  readonly sort: 'relevance' | 'date';
}

export interface SearchHit {
  readonly entry: CatalogueEntry;
  /** Of the text, or of `file`, around the first word that was found; empty where only the name of the file has it. */
  readonly snippet: string;
  /** The file (附件) that it was found in, where the text of the document has none of the words. */
  readonly file: { readonly name: string; readonly digest: string } | null;
}

export interface SearchResult {
  /** The words that were looked for, for marking them. */
  readonly terms: readonly string[];
  readonly total: number;
  /** There are more than `total`: only the newest were looked at. */
  readonly more: boolean;
  readonly pageSize: number;
  readonly hits: readonly SearchHit[];
  readonly facets: FacetCounts;
}

/**
 * Full text of what is out. One adapter is here, on the index in the service's database; one on OpenSearch (`cjk` analyzer, `match_phrase` for each
 * word) takes its place behind this port, and is stricter only with words of four characters and more.
 */
export interface SearchPort {
  search(wish: SearchWish, today: CivilDate): Promise<SearchResult>;
}
