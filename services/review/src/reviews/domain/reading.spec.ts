import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import type { ReviewCommand } from './commands.js';
import { chanceToOpine, tookPart } from './reading.js';
import { review } from './review.js';
import type { Review } from './state.js';
import { after, bytes, nothingFound, openItem, opinion, TODAY } from './testing/sample.js';

const stateAfter = (...commands: readonly ReviewCommand[]): Review => {
  const state = fold(review, after(...commands));
  if (state.phase === 'absent') throw new Error('there is no review');
  return state;
};
const chance = (by: string, actingFor: string | null = null) => ({ by, actingFor, role: 'sectionHead' }) as const;

describe('the chance to give the opinion that is due', () => {
  const opened = stateAfter(openItem());

  it('is with whoever holds the role of the present level, also as a deputy', () => {
    const deputy = chance('shi', 'fang');
    expect(chanceToOpine(opened, [{ ...chance('he'), role: 'leader' }, deputy])).toBe(deputy);
    expect(chanceToOpine(opened, [{ ...chance('he'), role: 'leader' }])).toBeUndefined();
  });

  it('is not with a drafter, nor with who acted at an earlier level, nor through them', () => {
    expect(chanceToOpine(opened, [chance('xu'), chance('shi', 'xu')])).toBeUndefined();
    const second = stateAfter(openItem(), opinion(1));
    expect(chanceToOpine(second, [{ ...chance('fang'), role: 'officeReviewer' }])).toBeUndefined();
  });

  it('ends with the review', () => {
    const returned = stateAfter(openItem(), opinion(1, { opinion: 'return' }));
    expect(chanceToOpine(returned, [{ ...chance('qin'), role: 'officeReviewer' }])).toBeUndefined();
    const closed = stateAfter(openItem(), { type: 'CloseReview', today: TODAY });
    expect(chanceToOpine(closed, [chance('qin')])).toBeUndefined();
  });
});

describe('taking part', () => {
  it('counts on these bytes only, for a deputy and the holder', () => {
    const given = [openItem(), opinion(1, { by: 'shi', actingFor: 'fang' })] as const;
    const state = stateAfter(...given);
    expect(['shi', 'fang', 'he'].map((sub) => tookPart(state, sub))).toEqual([true, true, false]);
    const edit = { type: 'EditContent', today: TODAY, editor: 'xu', digest: bytes('b'), result: null } as const;
    expect(tookPart(stateAfter(...given, { ...edit, articles: [], scan: nothingFound, staffing: null }), 'shi')).toBe(
      false,
    );
  });
});
