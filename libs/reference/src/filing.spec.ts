import { describe, expect, it } from '@jest/globals';
import type { RuleRow } from '@mingjian/contracts';
import { faultOfFiling } from './filing.js';

const row = (over: Partial<RuleRow<'publicationNodes'>>): RuleRow<'publicationNodes'> => ({
  node: 'basis',
  class: '20-1',
  label: '履职依据',
  englishLabel: 'Legal basis',
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
const nodes = [
  row({ topic: '07', genre: 'notice' }),
  row({ topic: '02-01', genre: 'opinion' }),
  row({ node: 'news', class: null }),
];

describe('the place of an item in a catalogue (组配, page rule 6)', () => {
  it.each([
    ['basis', '07', 'notice', undefined],
    ['basis', '07-07', 'notice', undefined],
    ['basis', '02-01', 'opinion', undefined],
    ['basis', '02-01', 'notice', 'misfiled'],
    ['basis', '02', 'opinion', 'misfiled'],
    ['basis', '07-07', null, 'misfiled'],
    ['news', '22', null, undefined],
    ['nowhere', '22', null, 'unknown'],
  ] as const)('%s takes topic %s and genre %s: %s', (node, topic, genre, fault) => {
    expect(faultOfFiling(nodes, { node, topic, genre })).toBe(fault);
  });
});
