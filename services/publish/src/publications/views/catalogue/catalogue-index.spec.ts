import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CatalogueIndex, CatalogueSnapshot, type IndexedRow } from './catalogue-index.js';

const TODAY = '2026-03-02';
const all = { offset: 0, limit: 1_000 };

const rowOf = (publication: string, over: Partial<IndexedRow> = {}): IndexedRow => ({
  ...{ publication, indexNumber: publication, publishedOn: TODAY, organ: 'transport', category: '规范性文件' },
  ...{ node: 'basis', topic: '07-02', genre: null, normative: null, lapsesOn: null, listed: true },
  ...over,
});

const rows = [
  rowOf('a', { publishedOn: '2025-12-31', organ: 'water', topic: '08' }),
  rowOf('b', { normative: 'normativeDocument', lapsesOn: '2026-03-02' }),
  rowOf('c', { normative: 'normativeDocument', lapsesOn: '2026-03-03', genre: 'notice' }),
];
const snapshot = CatalogueSnapshot.empty.with(rows);
const listed = (wanted: Parameters<CatalogueSnapshot['select']>[0]): readonly string[] =>
  snapshot.select(wanted, TODAY, all).publications;

describe('the catalogue in memory', () => {
  it('lists the newest first, a page at a time, and counts all', () => {
    expect(listed({})).toEqual(['c', 'b', 'a']);
    expect(snapshot.select({}, TODAY, { offset: 1, limit: 1 })).toMatchObject({ total: 3, publications: ['b'] });
  });

  it('narrows by every field, a topic at the top with those below it, and by what is in force on the day', () => {
    expect(listed({ organ: 'water' })).toEqual(['a']);
    expect(listed({ topic: '07' })).toEqual(['c', 'b']);
    expect(listed({ topic: '07-02', genre: 'notice' })).toEqual(['c']);
    expect(listed({ topic: '7' })).toEqual([]);
    expect(listed({ year: 2025 })).toEqual(['a']);
    expect([listed({ inForce: 'true' }), listed({ inForce: 'false' })]).toEqual([['c'], ['b']]);
    expect(listed({ normative: 'normativeDocument', node: 'basis', category: '规范性文件' })).toEqual(['c', 'b']);
  });

  it('counts what a list can be narrowed by', () => {
    expect(snapshot.select({ organ: 'transport' }, TODAY, all).facets).toEqual({
      organ: [{ value: 'transport', count: 2 }],
      node: [{ value: 'basis', count: 2 }],
      topic: [{ value: '07', count: 2 }],
      genre: [{ value: 'notice', count: 1 }],
      year: [{ value: '2026', count: 2 }],
      validity: [
        { value: 'true', count: 1 },
        { value: 'false', count: 1 },
      ],
    });
  });

  it('looks at so many of the hits of a search only, and says that there are more', () => {
    const publications = new Set(['a', 'b', 'x']);
    const of = (most: number) => snapshot.select({}, TODAY, all, { publications, most });
    expect(of(2)).toMatchObject({ total: 2, more: false, publications: ['b', 'a'] });
    expect(of(1)).toMatchObject({ total: 1, more: true, publications: ['b'] });
    expect(snapshot.newestMonths({}, TODAY, 2)).toEqual(['2026-03']);
    expect(snapshot.newestMonths({}, TODAY, 3)).toBeNull();
  });

  it('is the same however the changes came: at once, one by one, and over one another', () => {
    const change = fc.record({
      publication: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      publishedOn: fc.constantFrom('2026-01-01', '2026-01-02'),
      listed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const bit = changes.map(({ publication, ...over }) => rowOf(publication, over));
        const last = [...new Map(bit.map((row) => [row.publication, row])).values()];
        const stepwise = bit.reduce((standing, row) => standing.with([row]), CatalogueSnapshot.empty);
        const atOnce = CatalogueSnapshot.empty.with(last);
        expect(stepwise.select({}, TODAY, all)).toEqual(atOnce.select({}, TODAY, all));
      }),
    );
  });
});

describe('the copy of the read model', () => {
  it('fetches what changed since, everything after a rebuild, and for all who wait at once', async () => {
    const asked: number[] = [];
    let generation = 1;
    let answer: readonly (IndexedRow & { readonly changed: number })[] = [{ ...rowOf('a'), changed: 4 }];
    const index = new CatalogueIndex({
      generationOf: () => Promise.resolve(generation),
      pool: {
        query: ({ values }: { values: [number] }) => {
          asked.push(values[0]);
          return Promise.resolve({ rows: answer });
        },
      } as never,
    });
    const publications = async () => (await index.newest()).select({}, TODAY, all).publications;
    expect(await publications()).toEqual(['a']);
    answer = [{ ...rowOf('b'), changed: 7 }];
    expect(await Promise.all([publications(), publications(), publications()])).toEqual([
      ['b', 'a'],
      ['b', 'a'],
      ['b', 'a'],
    ]);
    expect(asked).toEqual([0, 4, 7]);
    generation = 2;
    expect(await publications()).toEqual(['b']);
    expect(asked.at(-1)).toBe(0);
  });
});
