import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { item } from './index.js';
import { after, filing, of, propose, publish, refile, refusalOf, revise } from './testing/sample.js';

describe('the place of an item in the catalogue (Art 12, 组配)', () => {
  it('is named with the proposal, and a wrong one is refused', () => {
    expect(after(propose({ filing }))[0]).toMatchObject({ data: { filing } });
    const faults = [
      ['nodeUnknown', 'item.filing.nodeUnknown'],
      ['topicUnknown', 'item.filing.topicUnknown'],
      ['genreUnknown', 'item.filing.genreUnknown'],
      ['misfiled', 'item.filing.misfiled'],
    ] as const;
    for (const [filingFault, code] of faults) {
      expect(given(item).when(propose({ filing, filingFault })).refusal().code).toBe(code);
    }
  });

  it('changes only while the item is published, with a trace of where it stood (S28)', () => {
    const moved = after(propose({ filing }), publish, refile('plans'));
    const to = { ...filing, node: 'plans' };
    expect(moved.at(-1)).toEqual({ type: 'ItemRefiled', data: { ...of, from: filing, to, by: 'chen' } });
    expect(fold(item, moved)).toMatchObject({ phase: 'published', description: { filing: to } });
    expect(refusalOf(after(propose({ filing })), refile('plans'))).toBe('item.filing.notPublished');
    expect(refusalOf(after(propose({ filing }), publish), refile('plans', 'misfiled'))).toBe('item.filing.misfiled');
    expect(
      given(item, ...after(propose({ filing }), publish))
        .when(refile('basis'))
        .events(),
    ).toEqual([]);
  });

  it('is given afterwards to what was published without, and goes with a revision', () => {
    const history = after(propose(), publish, refile('plans'), revise);
    expect(history.at(-2)).toMatchObject({ data: { from: null } });
    expect(history.at(-1)).toMatchObject({
      data: { description: { documentNumber: '宿交发〔2024〕3号', formedOn: '2024-03-01', filing: { node: 'plans' } } },
    });
  });
});
