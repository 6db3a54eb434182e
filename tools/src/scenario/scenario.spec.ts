import { describe, expect, it } from '@jest/globals';
import { channels, remedyKinds, remedyOutcomes, resultCodes, type ResultCode } from '@mingjian/contracts';
import { shippedRows } from '@mingjian/intake-service/shipped-rules';
import { fillTable2, fillTable3, fillTable4 } from '@mingjian/reporting-service/annual-report';
import { scenarios } from './declared/index.js';
import { readOptions } from './options.js';
import { differences, unbalanced, type Figures } from './report.js';
import type { Counted } from './scenario.js';

const ids = scenarios.map(({ id }) => id);

describe('the scenarios', () => {
  it('have different names', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cover each of the 21 results of table 3, each outcome of table 4, each term to publish and each channel (Art 31)', () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        ...resultCodes.map((code) => `result-${code}`),
        ...remedyKinds.flatMap((kind) => [...remedyOutcomes, 'pending'].map((outcome) => `remedy-${kind}-${outcome}`)),
        ...['general', ...shippedRows('publicationTerms').map(({ occasion }) => occasion)].map(
          (occasion) => `publication-${occasion}`,
        ),
        ...channels.map((channel) => `channel-${channel}`),
      ]),
    );
  });

  it.each(scenarios)(
    '$id is tried without something that it needs, and counts somewhere',
    ({ group, steps, counts }) => {
      expect(steps.some(({ kind }) => kind === 'refused')).toBe(true);
      // Supervision is in no table of the report: it shows what came of it.
      if (group === 'supervision') expect([counts.length, steps.at(-1)?.kind]).toEqual([0, 'shows']);
      else expect(counts.length).toBeGreaterThan(0);
    },
  );

  it('count each application that they receive as decided or carried forward (C1)', () => {
    for (const { counts } of scenarios) {
      const rows = (...wanted: readonly string[]) =>
        counts.filter(({ table, row }) => table === 3 && wanted.includes(row)).length;
      expect(rows('T', 'F')).toBe(rows('N', 'P'));
      expect(rows(...resultCodes)).toBe(rows('T'));
    }
  });
});

/** A report with ones in the given cells and zeros elsewhere; table 2 is blank. */
const figures = (cells: readonly Counted[], published: readonly (readonly [string, number])[] = []): Figures => {
  const one = (table: 3 | 4, row: string, column: string) =>
    cells.filter((cell) => cell.table === table && cell.row === row && cell.column === column).length;
  const report = {
    year: 2026,
    table2: fillTable2(() => null),
    table3: fillTable3((row, column) =>
      column === 'total' ? cells.filter((cell) => cell.table === 3 && cell.row === row).length : one(3, row, column),
    ),
    table4: fillTable4((row, column) => one(4, row, column)),
  };
  return { report, published: new Map(published) };
};

const decidedAs = (result: ResultCode): readonly Counted[] =>
  ['N', result, 'T'].map((row) => ({ table: 3, row, column: 'naturalPerson' }));

describe('the report that scenarios are held against', () => {
  it('agrees when it grew by exactly the expected cells', () => {
    expect(differences(figures([]), figures(decidedAs('3.1')), decidedAs('3.1'))).toEqual([]);
    expect(
      differences(figures(decidedAs('3.2')), figures([...decidedAs('3.2'), ...decidedAs('3.1')]), decidedAs('3.1')),
    ).toEqual([]);
  });

  it('differs in the row and in its total when a case counts elsewhere', () => {
    expect(differences(figures([]), figures(decidedAs('3.2')), decidedAs('3.1'))).toEqual([
      { place: 'table 3 3.1 naturalPerson', expected: 1, found: 0 },
      { place: 'table 3 3.1 total', expected: 1, found: 0 },
      { place: 'table 3 3.2 naturalPerson', expected: 0, found: 1 },
      { place: 'table 3 3.2 total', expected: 0, found: 1 },
    ]);
  });

  it('differs when a published item is missing, or a remedy that nobody lodged is there', () => {
    const item: Counted = { table: 'publications', row: '工作动态', column: 'published' };
    const remedy: Counted = { table: 4, row: 'suitDirect', column: 'other' };
    expect(differences(figures([], [['工作动态', 1]]), figures([remedy], [['工作动态', 1]]), [item])).toEqual([
      { place: 'table 4 suitDirect other', expected: 0, found: 1 },
      { place: 'table publications 工作动态 published', expected: 1, found: 0 },
    ]);
  });

  it('balances with blank business figures, and no longer when T misses a result (C1, C2)', () => {
    expect(unbalanced(figures(decidedAs('3.1')))).toEqual([]);
    const withoutTotal = figures(decidedAs('3.1').filter(({ row }) => row !== 'T'));
    expect(new Set(unbalanced(withoutTotal).map(({ rule }) => rule))).toEqual(new Set(['C1', 'C2']));
  });
});

describe('the command line', () => {
  it('plays all, or what is named, each once', () => {
    expect(readOptions(['--all']).scenarios).toHaveLength(ids.length);
    expect(readOptions(['result-3.1', 'channel-web', 'result-3.1']).scenarios.map(({ id }) => id)).toEqual([
      'result-3.1',
      'channel-web',
    ]);
  });

  it.each<[string, string[]]>([
    ['nothing to play', []],
    ['a name that is none', ['result-9.9']],
    ['names beside --all', ['--all', 'result-3.1']],
  ])('refuses %s', (_, args) => {
    expect(() => readOptions(args)).toThrow(RangeError);
  });

  it('refuses an option that does not exist', () => {
    expect(() => readOptions(['--everything'])).toThrow('--everything');
  });
});
