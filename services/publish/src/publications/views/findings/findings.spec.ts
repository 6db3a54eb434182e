import { describe, expect, it } from '@jest/globals';
import type { RuleRow } from '@mingjian/contracts';
import { findingsOf, type CheckedEntry } from './findings.js';

const node = (code: string, over: Partial<RuleRow<'publicationNodes'>> = {}): RuleRow<'publicationNodes'> => ({
  node: code,
  class: null,
  label: code,
  englishLabel: code,
  topic: null,
  genre: null,
  updateEvery: null,
  updateUnit: null,
  phase: null,
  rhythm: null,
  basis: 'setting',
  source: '目录',
  ...over,
});
const entry = (indexNumber: string, over: Partial<CheckedEntry> = {}): CheckedEntry => ({
  indexNumber,
  title: `标题 ${indexNumber}`,
  node: 'plans',
  topic: '07-07',
  genre: null,
  publishedOn: '2026-03-02',
  deadLinks: [],
  ...over,
});

describe('the check of a catalogue', () => {
  it('finds what stands in a wrong node, in one that is gone, or in none (组配错误, page rule 6, S28)', () => {
    const nodes = [node('basis', { genre: 'notice' }), node('basis', { genre: 'opinion' }), node('plans')];
    const entries = [
      entry('1', { node: 'basis', genre: 'notice' }),
      entry('2', { node: 'basis', genre: 'letter' }),
      entry('3', { node: 'gone' }),
      entry('4', { node: null, topic: null }),
      entry('5'),
    ];
    const { misfiled, unfiled } = findingsOf(nodes, entries, '2026-03-03');
    expect(misfiled.map(({ indexNumber }) => indexNumber)).toEqual(['2', '3']);
    expect(unfiled).toEqual([{ indexNumber: '4', title: '标题 4', node: null }]);
  });

  it('finds each node that holds nothing, once (组配空白, page rule 6, S28, 19号)', () => {
    const nodes = [node('basis', { genre: 'notice' }), node('basis', { genre: 'opinion' }), node('plans')];
    expect(findingsOf(nodes, [entry('1')], '2026-03-03').blank).toEqual([{ node: 'basis', label: 'basis' }]);
  });

  it.each([
    ['weeks', 2, '2026-03-02', '2026-03-16'],
    ['months', 6, '2026-03-02', '2026-09-02'],
    ['months', 6, '2026-08-31', '2027-02-28'],
    ['months', 12, '2026-12-31', '2027-12-31'],
  ] as const)(
    'lets a column that is due every %s (%i) stand from %s until %s (19号, S33, S45)',
    (unit, every, newest, dueOn) => {
      const nodes = [node('plans', { updateEvery: every, updateUnit: unit })];
      const entries = [entry('1', { publishedOn: '2025-01-01' }), entry('2', { publishedOn: newest })];
      expect(findingsOf(nodes, entries, dueOn)).toMatchObject({ stale: [], upcoming: [{ node: 'plans', dueOn }] });
      const after = new Date(Date.parse(dueOn) + 86_400_000).toISOString().slice(0, 10);
      const found = findingsOf(nodes, entries, after);
      expect(found.stale).toEqual([{ node: 'plans', label: 'plans', newest, dueOn }]);
      expect(found.upcoming).toEqual([]);
      const early = new Date(Date.parse(dueOn) - 15 * 86_400_000).toISOString().slice(0, 10);
      expect(findingsOf(nodes, entries, early).upcoming).toEqual([]);
    },
  );

  it('finds links to own pages that lead nowhere (S13, 19号)', () => {
    const entries = [entry('1', { deadLinks: ['T-9'] }), entry('2')];
    expect(findingsOf([node('plans')], entries, '2026-03-03').broken).toEqual([
      { indexNumber: '1', title: '标题 1', node: 'plans', links: ['T-9'] },
    ]);
  });
});
