import type { CivilDate } from '@mingjian/core';
import type { Engine } from '@mingjian/service-kit';
import type { CatalogueFilter } from './catalogue.query.js';

/** By what a list can be narrowed; `topic` is the upper level. */
export const facetNames = ['organ', 'node', 'topic', 'genre', 'year', 'validity'] as const;
export type FacetName = (typeof facetNames)[number];

/** How many public entries each value of each facet has, under a filter. */
export type FacetCounts = Readonly<Record<FacetName, readonly { readonly value: string; readonly count: number }[]>>;

/** What of an entry a list is narrowed and ordered by. */
export interface IndexedRow {
  readonly publication: string;
  readonly indexNumber: string;
  readonly publishedOn: string;
  readonly organ: string;
  readonly category: string;
  readonly node: string | null;
  readonly topic: string | null;
  readonly genre: string | null;
  readonly normative: string | null;
  /** The first day on which a document is not in force any more. */
  readonly lapsesOn: string | null;
  /** Listed for the public; a row that is not takes the place of one that was. */
  readonly listed: boolean;
}

export interface Selection {
  readonly total: number;
  /** There are more than `total`, which were not looked at. */
  readonly more: boolean;
  /** Of the page, the newest first. */
  readonly publications: readonly string[];
  readonly facets: FacetCounts;
}

type Condition = Omit<CatalogueFilter, 'page' | 'updatedSince'>;

/** The values of one field as small numbers, so that a pass over all entries compares and counts those. 0 is nobody's. */
class Codes {
  readonly values = [''];
  private readonly codes = new Map<string, number>();

  of(value: string | null): number {
    if (value === null || value === '') return 0;
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    this.codes.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** @returns -1 where no entry has it, undefined where anything will do */
  wanted(value: string | undefined): number | undefined {
    return value === undefined ? undefined : (this.codes.get(value) ?? -1);
  }

  /** @param tally by code */
  counted(tally: Uint32Array): FacetCounts[FacetName] {
    return [...tally].flatMap((count, code) =>
      code === 0 || count === 0 ? [] : [{ value: this.values[code]!, count }],
    );
  }

  tally(): Uint32Array {
    return new Uint32Array(this.values.length);
  }
}

/** Organs, columns, topics and the like are few; the same for all snapshots of a process. */
const [organs, categories, nodes, topics, uppers, genres, normatives, years] = Array.from(
  { length: 8 },
  () => new Codes(),
) as [Codes, Codes, Codes, Codes, Codes, Codes, Codes, Codes];

const codedOf = (row: IndexedRow) => ({
  publication: row.publication,
  indexNumber: row.indexNumber,
  publishedOn: row.publishedOn,
  lapsesOn: row.lapsesOn,
  organ: organs.of(row.organ),
  category: categories.of(row.category),
  node: nodes.of(row.node),
  topic: topics.of(row.topic),
  upper: uppers.of(row.topic && row.topic.split('-', 1)[0]!),
  genre: genres.of(row.genre),
  normative: normatives.of(row.normative),
  year: years.of(row.publishedOn.slice(0, 4)),
});
type Coded = ReturnType<typeof codedOf>;

/**
 * The listed entries, the newest first: to go through all of them here takes some milliseconds of processor time for a hundred thousand, while the
 * database takes many times that to count a list and what it can be narrowed by.
 */
export class CatalogueSnapshot {
  private constructor(private readonly rows: readonly Coded[]) {}

  static readonly empty = new CatalogueSnapshot([]);

  /** With some rows in the place of those that were there before. */
  with(changed: readonly IndexedRow[]): CatalogueSnapshot {
    if (changed.length === 0) return this;
    const gone = new Set(changed.map(({ publication }) => publication));
    const added = changed
      .filter(({ listed }) => listed)
      .map(codedOf)
      .sort(newestFirst);
    const rows: Coded[] = [];
    let next = 0;
    for (const row of this.rows) {
      if (gone.has(row.publication)) continue;
      while (next < added.length && newestFirst(added[next]!, row) < 0) rows.push(added[next++]!);
      rows.push(row);
    }
    for (; next < added.length; next += 1) rows.push(added[next]!);
    return new CatalogueSnapshot(rows);
  }

  /**
   * The months that hold so many of the newest entries under a condition, each `YYYY-MM`.
   * @returns null where there are not so many: then it is all months
   */
  newestMonths(wanted: Condition, today: CivilDate, least: number): readonly string[] | null {
    if (least >= this.rows.length) return null;
    const holds = conditionOf(wanted, today);
    const months = new Set<string>();
    let seen = 0;
    for (const row of this.rows) {
      if (!holds(row)) continue;
      if (seen >= least && !months.has(row.publishedOn.slice(0, 7))) return [...months];
      months.add(row.publishedOn.slice(0, 7));
      seen += 1;
    }
    return null;
  }

  /** @param among only these, and of them only so many of the newest */
  select(
    wanted: Condition,
    today: CivilDate,
    { offset, limit }: { readonly offset: number; readonly limit: number },
    among?: { readonly publications: ReadonlySet<string>; readonly most: number },
  ): Selection {
    const holds = conditionOf(wanted, today);
    const tallies = [organs, nodes, uppers, genres, years].map((codes) => codes.tally());
    const [byOrgan, byNode, byTopic, byGenre, byYear] = tallies as [Tally, Tally, Tally, Tally, Tally];
    const publications: string[] = [];
    let [total, inForce, over, more] = [0, 0, 0, false];
    for (const row of this.rows) {
      if (!holds(row) || (among && !among.publications.has(row.publication))) continue;
      if (total === among?.most) {
        more = true;
        break;
      }
      if (total >= offset && publications.length < limit) publications.push(row.publication);
      total += 1;
      byOrgan[row.organ]! += 1;
      byNode[row.node]! += 1;
      byTopic[row.upper]! += 1;
      byGenre[row.genre]! += 1;
      byYear[row.year]! += 1;
      if (row.normative !== 0) {
        if (isOver(row, today)) over += 1;
        else inForce += 1;
      }
    }
    const validity = [
      { value: 'true', count: inForce },
      { value: 'false', count: over },
    ].filter(({ count }) => count > 0);
    const facets: FacetCounts = {
      organ: organs.counted(byOrgan),
      node: nodes.counted(byNode),
      topic: uppers.counted(byTopic),
      genre: genres.counted(byGenre),
      year: years.counted(byYear),
      validity,
    };
    return { total, more, publications, facets };
  }
}

type Tally = Uint32Array;

const isOver = ({ lapsesOn }: Coded, today: CivilDate): boolean => lapsesOn !== null && lapsesOn <= today;

const newestFirst = (one: Coded, other: Coded): number => {
  if (one.publishedOn !== other.publishedOn) return one.publishedOn < other.publishedOn ? 1 : -1;
  if (one.indexNumber !== other.indexNumber) return one.indexNumber < other.indexNumber ? 1 : -1;
  return 0;
};

const conditionOf = (wanted: Condition, today: CivilDate): ((row: Coded) => boolean) => {
  const organ = organs.wanted(wanted.organ);
  const category = categories.wanted(wanted.category);
  const node = nodes.wanted(wanted.node);
  const topic = topics.wanted(wanted.topic);
  const upper = uppers.wanted(wanted.topic);
  const genre = genres.wanted(wanted.genre);
  const normative = normatives.wanted(wanted.normative);
  const year = years.wanted(wanted.year?.toString());
  const { inForce } = wanted;
  return (row) =>
    (organ === undefined || row.organ === organ) &&
    (category === undefined || row.category === category) &&
    (node === undefined || row.node === node) &&
    (topic === undefined || row.topic === topic || row.upper === upper) &&
    (genre === undefined || row.genre === genre) &&
    (normative === undefined || row.normative === normative) &&
    (year === undefined || row.year === year) &&
    (inForce === undefined || (row.normative !== 0 && isOver(row, today) === (inForce === 'false')));
};

const CHANGED = `
  SELECT publication, index_number AS "indexNumber", to_char(published_on, 'YYYY-MM-DD') AS "publishedOn",
         organ, category, node, topic, genre, normative,
         to_char(least(repealed_on, valid_to + 1), 'YYYY-MM-DD') AS "lapsesOn",
         visibility = 'public' AND withdrawn_on IS NULL AS listed, changed
  FROM read.catalogue WHERE changed > $1 ORDER BY published_on DESC, index_number DESC`;

/** Keeps a snapshot of the read model: what changed since is fetched, and the whole only once, and after a rebuild. */
export class CatalogueIndex {
  private generation = 0;
  private upTo = 0;
  private snapshot = CatalogueSnapshot.empty;
  private running: Promise<CatalogueSnapshot> | undefined;
  private waiting: Promise<CatalogueSnapshot> | undefined;

  constructor(private readonly engine: Reading) {}

  /** What the read model holds when it is asked for, or more. Who comes while somebody fetches waits for the next, which all of them share. */
  newest(): Promise<CatalogueSnapshot> {
    if (!this.running) return this.begin();
    // By then another may have begun, which is late enough too.
    const after = (): Promise<CatalogueSnapshot> => this.running ?? this.begin();
    this.waiting ??= this.running.then(after, after).finally(() => (this.waiting = undefined));
    return this.waiting;
  }

  private begin(): Promise<CatalogueSnapshot> {
    this.running = this.fetch().finally(() => (this.running = undefined));
    return this.running;
  }

  private async fetch(): Promise<CatalogueSnapshot> {
    // Asked first: rows of a newer generation are then fetched once more, and never those of an older one kept.
    const generation = await this.engine.generationOf('catalogue');
    const afresh = generation !== this.generation;
    const { rows } = await this.engine.pool.query<IndexedRow & { readonly changed: number }>({
      name: 'catalogue-changed',
      text: CHANGED,
      values: [afresh ? 0 : this.upTo],
    });
    this.snapshot = (afresh ? CatalogueSnapshot.empty : this.snapshot).with(rows);
    this.upTo = rows.reduce((last, { changed }) => Math.max(last, Number(changed)), afresh ? 0 : this.upTo);
    this.generation = generation;
    return this.snapshot;
  }
}

type Reading = Pick<Engine, 'pool' | 'generationOf'>;

const indexes = new WeakMap<Reading, CatalogueIndex>();

/** The catalogue of a service's process as it is now. */
export const newestCatalogue = (engine: Reading): Promise<CatalogueSnapshot> => {
  const known = indexes.get(engine) ?? new CatalogueIndex(engine);
  indexes.set(engine, known);
  return known.newest();
};
