import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { item, type ItemCommand } from './index.js';
import {
  after,
  close,
  first,
  of,
  phaseAfter,
  propose,
  publish,
  refusalOf,
  takeDown,
  withdraw,
} from './testing/sample.js';

describe('the scope of an item', () => {
  const widen: ItemCommand = { type: 'Widen', ...of, by: 'wang', today: '2024-04-02' };
  const inside = propose({ visibility: 'internal', attribute: 'onApplication', attributeGround: '16-1' });

  it('is widened from inside the organ to everybody by a new proposal of the same bytes', () => {
    const history = after(inside, publish, widen);
    expect(history.at(-1)).toMatchObject({
      type: 'ItemRevised',
      data: { proposal: 2, visibility: 'public', digest: first },
    });
    expect(fold(item, history)).toMatchObject({
      phase: 'proposed',
      visibility: 'public',
      attribute: 'proactive',
      ground: null,
      scopeOut: { visibility: 'internal', attribute: 'onApplication' },
    });
    expect(fold(item, after(inside, publish, widen, publish))).toMatchObject({
      phase: 'published',
      scopeOut: { visibility: 'public' },
    });
  });

  it('stays what it was where the review does not open it', () => {
    const refusedAgain = after(inside, { ...publish, ground: '16-1' }, widen, close);
    expect(fold(item, refusedAgain)).toMatchObject({
      phase: 'published',
      visibility: 'internal',
      attribute: 'onApplication',
      ground: '16-1',
    });
  });

  it('is widened after a reassessment of what stayed closed (Art 18)', () => {
    const closed = propose({ visibility: 'closed', attribute: 'notOpen', attributeGround: '14-3' });
    expect(phaseAfter(closed, { ...close, ground: '14-3' }, widen)).toBe('proposed');
    expect(phaseAfter(closed, { ...close, ground: '14-3' }, widen, publish)).toBe('published');
  });

  it('is neither widened before it was decided, nor beyond everybody, nor after its withdrawal', () => {
    expect(refusalOf(after(inside), widen)).toBe('item.widening.notDecided');
    expect(refusalOf(after(propose(), publish), widen)).toBe('item.widening.alreadyPublic');
    expect(refusalOf(after(propose(), publish, takeDown), widen)).toBe('item.widening.notDecided');
    expect(refusalOf(after(inside, withdraw, publish), widen)).toBe('item.revision.withdrawn');
  });
});
