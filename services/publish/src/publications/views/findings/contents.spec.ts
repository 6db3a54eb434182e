import { describe, expect, it } from '@jest/globals';
import type { RuleRow } from '@mingjian/contracts';
import { incompleteOf, wordsOf, type HeldEntry } from './contents.js';

const element = (over: Partial<RuleRow<'nodeContents'>>): RuleRow<'nodeContents'> => ({
  node: 'guide',
  element: 'hours',
  label: '办公时间',
  englishLabel: 'Hours',
  words: '办公时间|受理时间',
  within: 'each',
  basis: 'law',
  source: '第十二条',
  ...over,
});
const entry = (indexNumber: string, words: readonly string[], node: string | null = 'guide'): HeldEntry => ({
  indexNumber,
  title: `标题 ${indexNumber}`,
  node,
  words,
});

describe('what a node has to hold', () => {
  const guide = [element({}), element({ element: 'fax', label: '传真号码', words: '传真' })];
  const stages = [
    element({ node: 'projects', element: 'approval', label: '审批', words: '审批', within: 'any' }),
    element({ node: 'projects', element: 'filing', label: '备案', words: '备案', within: 'any' }),
  ];

  it('is in every guide, by one of its words (Art 12)', () => {
    expect(incompleteOf(guide, [entry('1', ['受理时间', '传真']), entry('2', ['办公时间'])])).toEqual([
      { node: 'guide', indexNumber: '2', title: '标题 2', missing: [{ element: 'fax', label: '传真号码' }] },
    ]);
  });

  it('is somewhere in a node whose documents share it: the stages of projects (S20), the detail of budgets (S19)', () => {
    const held = [entry('1', ['审批'], 'projects'), entry('2', [], 'projects')];
    expect(incompleteOf(stages, held)).toEqual([
      { node: 'projects', indexNumber: null, title: null, missing: [{ element: 'filing', label: '备案' }] },
    ]);
    expect(incompleteOf(stages, [...held, entry('3', ['备案'], 'projects')])).toEqual([]);
  });

  it('is not asked of a node that holds nothing, nor of what stands elsewhere', () => {
    expect(incompleteOf([...guide, ...stages], [entry('1', [], 'news'), entry('2', [], null)])).toEqual([]);
  });

  it('is known by each of its words', () => {
    expect(wordsOf(element({}))).toEqual(['办公时间', '受理时间']);
    expect(wordsOf(element({ words: '三公' }))).toEqual(['三公']);
  });
});
