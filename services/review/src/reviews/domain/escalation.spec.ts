import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import type { Escalate, Holder, Staffing } from './commands.js';
import { review } from './review.js';
import { act, after, bytes, ITEM, nothingFound, openItem, opinion, TODAY } from './testing/sample.js';

const holder = (by: string, actingFor: string | null = null): Holder => ({ by, actingFor });

/** The people of a level, in the bureau and above it. */
const staffing = (level: number, organs: Readonly<Record<string, readonly Holder[]>>): Staffing => ({
  level,
  organs: Object.entries(organs).map(([organ, holders]) => ({ organ, holders })),
});
const escalate = (of: Staffing): Escalate => ({ type: 'Escalate', today: TODAY, staffing: of });

const city = [holder('gu')];
const drafterOnly = staffing(1, { transport: [holder('fang')], city });
const ownDraft = openItem({ drafter: 'fang' });

describe('a level that opens with nobody who may act', () => {
  it('goes to the superior organ in the same append, with who was ruled out and why', () => {
    const events = after({
      ...ownDraft,
      staffing: staffing(1, { transport: [holder('fang'), holder('shi', 'fang')], city }),
    });
    expect(events.map(({ type }) => type)).toEqual(['ReviewOpened', 'ReviewEscalated']);
    expect(events[1]!.data).toEqual({
      review: ITEM,
      organ: 'transport',
      level: 1,
      toOrgan: 'city',
      by: 'system:review',
      ruledOut: [
        { organ: 'transport', by: 'fang', actingFor: null, why: 'ownDraft' },
        { organ: 'transport', by: 'shi', actingFor: 'fang', why: 'ownDraft' },
      ],
      escalatedOn: TODAY,
    });
  });

  it('counts out who acted at an earlier level, also in this very act (review rule 2)', () => {
    const next = staffing(2, { transport: [holder('fang')], city });
    const events = after(openItem(), opinion(1, { staffing: next }));
    expect(events.at(-1)).toMatchObject({
      type: 'ReviewEscalated',
      data: { level: 2, toOrgan: 'city', ruledOut: [{ by: 'fang', why: 'actedBefore' }] },
    });
  });

  it('counts out who edited', () => {
    const edit = { type: 'EditContent', today: TODAY, editor: 'fang', digest: bytes('b'), result: null } as const;
    const events = after(openItem(), { ...edit, articles: [], scan: nothingFound, staffing: drafterOnly });
    expect(events.map(({ type }) => type)).toEqual(['ReviewOpened', 'ReviewContentEdited', 'ReviewEscalated']);
  });

  it('stays while one person may act', () => {
    const enough = staffing(1, { transport: [holder('fang'), holder('qin')], city });
    expect(after({ ...ownDraft, staffing: enough })).toHaveLength(1);
  });

  it('passes over an organ where nobody may act either', () => {
    const events = after({ ...ownDraft, staffing: staffing(1, { transport: [], district: [holder('fang')], city }) });
    expect(events[1]!.data).toMatchObject({ toOrgan: 'city', ruledOut: [{ organ: 'district', by: 'fang' }] });
  });

  it('waits where it is when nobody above may act', () => {
    expect(after({ ...ownDraft, staffing: staffing(1, { transport: [], city: [holder('fang')] }) })).toHaveLength(1);
    expect(after({ ...ownDraft, staffing: staffing(1, { transport: [] }) })).toHaveLength(1);
  });

  it('is not opened by an opinion that returns the thing, nor by one that is refused', () => {
    const nobody = staffing(2, { transport: [], city });
    const returned = after(openItem(), opinion(1, { opinion: 'return', staffing: nobody }));
    expect(returned.map(({ type }) => type)).toEqual(['ReviewOpened', 'OpinionGiven', 'ReviewDecided']);
    const wrongRole = given(review, ...after(openItem())).when(opinion(2, { staffing: nobody }));
    expect(wrongRole.recorded().map(({ type }) => type)).toEqual(['ReviewActRefused']);
  });
});

describe('escalation', () => {
  const escalated = after({ ...ownDraft, staffing: drafterOnly });

  it('gives the level, and only this level, to the superior organ', () => {
    const level = given(review, ...escalated);
    expect(level.when(opinion(1, { by: 'qin' })).refusal().code).toBe('review.person.otherOrgan');
    const byCity = level.when(opinion(1, { by: 'gu', organ: 'city' })).events();
    const next = given(review, ...escalated, ...byCity).when(opinion(2));
    expect(next.events()).toHaveLength(1);
  });

  it('follows when the last person loses the role, and happens once', () => {
    const gone = escalate(staffing(1, { transport: [], city }));
    const first = given(review, ...after(openItem())).when(gone);
    expect(first.events()).toMatchObject([{ type: 'ReviewEscalated', data: { toOrgan: 'city', ruledOut: [] } }]);
    const again = given(review, ...after(openItem()), ...first.events());
    expect(again.when(gone).events()).toEqual([]);
  });

  it('may go on upwards when nobody of the superior organ is left', () => {
    const further = escalate(staffing(1, { city: [], province: [holder('tang')] }));
    expect(
      given(review, ...escalated)
        .when(further)
        .events(),
    ).toMatchObject([{ data: { toOrgan: 'province' } }]);
  });

  it('does nothing to a level that is not the present one, nor once the review has ended', () => {
    const second = escalate(staffing(2, { transport: [], city }));
    expect(
      given(review, ...after(openItem()))
        .when(second)
        .events(),
    ).toEqual([]);
    const decided = after(openItem(), opinion(1, { opinion: 'return' }));
    expect(
      given(review, ...decided)
        .when(second)
        .events(),
    ).toEqual([]);
    const closed = after(openItem(), { type: 'CloseReview', today: TODAY });
    const first = escalate(staffing(1, { transport: [], city }));
    expect(
      given(review, ...closed)
        .when(first)
        .events(),
    ).toEqual([]);
    expect(given(review).when(first).events()).toEqual([]);
  });

  it('keeps a drafter out of the superior organ too (review rule 2)', () => {
    const level = given(review, ...escalated).when(opinion(1, { ...act('fang'), organ: 'city' }));
    expect(level.refusal().code).toBe('review.person.ownDraft');
  });
});
