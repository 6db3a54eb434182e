import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '@mingjian/calendar';
import { fold } from '@mingjian/core';
import { item, obligationsOf, type ItemCommand } from './index.js';
import {
  after,
  close,
  eventsOf,
  interpretationTerm,
  interpreted,
  normative,
  of,
  propose,
  publish,
  refusalOf,
  review,
  revise,
  second,
  takeDown,
} from './testing/sample.js';

describe('a document that binds the public', () => {
  it('has a number, and is valid at least on the day on which it was made (Art 24)', () => {
    expect(after(propose({ normative }))[0]).toMatchObject({ data: { normative } });
    expect(refusalOf([], propose({ normative, documentNumber: null }))).toBe('item.normative.numberMissing');
    expect(refusalOf([], propose({ normative, carrier: 'other' }))).toBe('item.normative.numberMissing');
    const over = { ...normative, validTo: '2024-02-29' };
    expect(refusalOf([], propose({ normative: over }))).toBe('item.normative.endsBeforeItBegins');
  });

  it('owes its interpretation from its publication on, until one is published', () => {
    const out = after(propose({ normative }), { ...publish, interpretation: interpretationTerm });
    expect(out.at(-1)).toEqual({
      type: 'ItemDutyArisen',
      data: { ...of, duty: 'interpretation', start: '2024-03-20', due: '2024-03-25', workdays: 3 },
    });
    expect(obligationsOf(fold(item, out))).toEqual([{ kind: 'interpretation', due: '2024-03-26' }]);
    const met = [...out, ...eventsOf(out, interpreted)];
    expect(met.at(-1)).toEqual({
      type: 'ItemReferredTo',
      data: { ...of, by: review, relation: 'interprets', publishedOn: '2024-03-22' },
    });
    expect(obligationsOf(fold(item, met))).toEqual([]);
    expect(eventsOf(met, interpreted)).toEqual([]);
    const clarified = [...out, ...eventsOf(out, { ...interpreted, relation: 'clarifies' })];
    expect(obligationsOf(fold(item, clarified))).toHaveLength(1);
  });

  it('misses that duty once, after its last day', () => {
    const out = after(propose({ normative }), { ...publish, interpretation: interpretationTerm });
    const miss = (today: string): ItemCommand => ({ type: 'MissDuty', ...of, duty: 'interpretation', today });
    expect(refusalOf(out, miss('2024-03-25'))).toBe('item.duty.stillRuns');
    const missed = [...out, ...eventsOf(out, miss('2024-03-26'))];
    expect(missed.at(-1)).toEqual({
      type: 'ItemDutyMissed',
      data: { ...of, duty: 'interpretation', due: '2024-03-25' },
    });
    expect(eventsOf(missed, miss('2024-03-27'))).toEqual([]);
    expect(obligationsOf(fold(item, missed))).toEqual([]);
  });

  it('owes none that was published before it, nor a second time with a later version', () => {
    const early = after(propose({ normative }), interpreted, { ...publish, interpretation: interpretationTerm });
    expect(early.map(({ type }) => type)).not.toContain('ItemDutyArisen');
    const again = { ...publish, digest: second, interpretation: interpretationTerm } as const;
    const revised = after(propose({ normative }), { ...publish, interpretation: interpretationTerm }, revise, again);
    expect(revised.filter(({ type }) => type === 'ItemDutyArisen')).toHaveLength(1);
  });
});

describe('a published penalty that was revoked (Penalty Law Art 48)', () => {
  const decision = propose({ occasion: 'licenceOrPenalty' });
  const revokeDecision = (over: object = {}): ItemCommand => ({
    type: 'RevokeDecision',
    ...of,
    by: 'wang',
    today: '2024-04-02',
    finding: 'revoked',
    foundOn: '2024-04-01',
    term: { due: '2024-04-07', workdays: 3 },
    ...over,
  });
  const owed = after(decision, publish, revokeDecision());

  const clarified: ItemCommand = { ...interpreted, relation: 'clarifies' };

  it('owes its withdrawal from the day of the finding on, and a public explanation', () => {
    const term = { start: '2024-04-01', due: '2024-04-07', workdays: 3 };
    expect(owed.slice(-2)).toEqual([
      { type: 'ItemDutyArisen', data: { ...of, duty: 'withdrawal', finding: 'revoked', ...term } },
      { type: 'ItemDutyArisen', data: { ...of, duty: 'explanation', ...term } },
    ]);
    expect(obligationsOf(fold(item, owed))).toEqual([
      { kind: 'withdrawal', due: '2024-04-08' },
      { kind: 'explanation', due: '2024-04-08' },
    ]);
  });

  it('is explained by an item that clarifies it, before or after it is taken down, not by an interpretation', () => {
    const down = [...owed, ...eventsOf(owed, takeDown)];
    expect(obligationsOf(fold(item, down))).toEqual([{ kind: 'explanation', due: '2024-04-08' }]);
    expect(obligationsOf(fold(item, [...down, ...eventsOf(down, clarified)]))).toEqual([]);
    const explained = [...owed, ...eventsOf(owed, clarified)];
    expect(obligationsOf(fold(item, explained))).toEqual([{ kind: 'withdrawal', due: '2024-04-08' }]);
    expect(obligationsOf(fold(item, [...down, ...eventsOf(down, interpreted)]))).toHaveLength(1);
    const miss: ItemCommand = { type: 'MissDuty', ...of, duty: 'explanation', today: '2024-04-08' };
    expect(eventsOf(down, miss)).toMatchObject([{ type: 'ItemDutyMissed', data: { duty: 'explanation' } }]);
  });

  it('owes its withdrawal no more once it is taken down, and shows when it was late', () => {
    expect(fold(item, [...owed, ...eventsOf(owed, takeDown)])).toMatchObject({ duties: [{ duty: 'explanation' }] });
    const miss: ItemCommand = { type: 'MissDuty', ...of, duty: 'withdrawal', today: '2024-04-08' };
    expect(eventsOf(owed, miss)).toMatchObject([{ type: 'ItemDutyMissed', data: { due: '2024-04-07' } }]);
    expect(eventsOf([...owed, ...eventsOf(owed, takeDown)], miss)).toEqual([]);
  });

  it('is counted again when a calendar is approved', () => {
    const calendar = workCalendar([
      { year: 2024, version: 1, daysOff: ['2024-04-04', '2024-04-05'], makeUpWorkdays: ['2024-04-07'] },
    ]);
    expect(eventsOf(owed, { type: 'RecomputeTerm', calendar })).toEqual([]);
    const later = workCalendar([{ year: 2024, version: 1, daysOff: ['2024-04-04', '2024-04-05'], makeUpWorkdays: [] }]);
    const moved = eventsOf(owed, { type: 'RecomputeTerm', calendar: later });
    expect(moved).toEqual([
      {
        type: 'ItemDutyRecomputed',
        data: { ...of, duty: 'withdrawal', due: '2024-04-08', previousDue: '2024-04-07' },
      },
      {
        type: 'ItemDutyRecomputed',
        data: { ...of, duty: 'explanation', due: '2024-04-08', previousDue: '2024-04-07' },
      },
    ]);
    expect(obligationsOf(fold(item, [...owed, ...moved])).map(({ due }) => due)).toEqual(['2024-04-09', '2024-04-09']);
  });

  it('is a decision that is out, and revoked once', () => {
    expect(refusalOf(after(decision), revokeDecision())).toBe('item.revocation.notOut');
    expect(refusalOf(after(propose(), publish), revokeDecision())).toBe('item.revocation.notADecision');
    expect(refusalOf(owed, revokeDecision())).toBe('item.revocation.alreadyOwed');
    const out = after(decision, publish);
    expect(refusalOf(out, revokeDecision({ foundOn: '2024-04-03' }))).toBe('item.revocation.inTheFuture');
    expect(refusalOf(out, revokeDecision({ term: undefined }))).toBe('item.revocation.termUnknown');
  });
});

describe('a term in hours', () => {
  const publishAt = '2024-03-02T03:00:00.000Z';
  const emergency = propose({
    occasion: 'majorEmergency',
    unit: 'hours',
    publishBy: '2024-03-02',
    publishAt,
    formedAt: '2024-03-01T03:00:00.000Z',
  });

  it('is noticed when its last hour is over, not on the day after', () => {
    const proposed = after(emergency);
    expect(obligationsOf(fold(item, proposed))).toEqual([{ kind: 'itemTerm', due: '2024-03-02', at: publishAt }]);
    const miss = (now: string): ItemCommand => ({ type: 'MissTerm', ...of, today: '2024-03-02', now });
    expect(refusalOf(proposed, miss(publishAt))).toBe('item.term.stillRuns');
    expect(eventsOf(proposed, miss('2024-03-02T03:00:00.001Z'))).toMatchObject([{ type: 'ItemTermMissed' }]);
  });
});

describe('what stayed closed (Art 18)', () => {
  const closed = { ...close, reassessment: { due: '2025-03-20' } };
  const reassess: ItemCommand = {
    type: 'Reassess',
    ...of,
    by: 'chen',
    today: '2025-03-10',
    reassessment: { due: '2026-03-10' },
  };
  const dutiesOf = (...commands: ItemCommand[]) => {
    const state = fold(item, after(...commands));
    return state.phase === 'unknown' ? [] : state.duties;
  };

  it('Art 18: is to be assessed anew by a day, whose passing is noticed once', () => {
    expect(dutiesOf(propose(), closed)).toMatchObject([
      { duty: 'reassessment', start: '2024-03-20', due: '2025-03-20' },
    ]);
    expect(obligationsOf(fold(item, after(propose(), closed)))).toEqual([{ kind: 'reassessment', due: '2025-03-21' }]);
    const missed: ItemCommand = { type: 'MissDuty', ...of, duty: 'reassessment', today: '2025-03-21' };
    expect(refusalOf(after(propose(), closed), { ...missed, today: '2025-03-20' })).toBe('item.duty.stillRuns');
    expect(eventsOf(after(propose(), closed), missed)).toMatchObject([{ type: 'ItemDutyMissed' }]);
    expect(eventsOf(after(propose(), closed, missed), missed)).toEqual([]);
  });

  it('Art 18: stays so with a reason, and the next day begins to run', () => {
    expect(eventsOf(after(propose(), closed), reassess)).toMatchObject([
      { type: 'ItemReassessed', data: { by: 'chen', reassessedOn: '2025-03-10' } },
      { type: 'ItemDutyArisen', data: { duty: 'reassessment', start: '2025-03-10', due: '2026-03-10' } },
    ]);
    expect(dutiesOf(propose(), closed, reassess)).toMatchObject([{ due: '2026-03-10' }]);
  });

  it('Art 18: owes nothing more once it is proposed for everybody', () => {
    const widen: ItemCommand = { type: 'Widen', ...of, by: 'wang', today: '2025-03-10' };
    expect(dutiesOf(propose(), closed, widen)).toEqual([]);
    expect(dutiesOf(propose(), closed, widen, publish)).toEqual([]);
  });

  it('Art 18: is assessed only where it stayed closed, and owes nothing where no table says when', () => {
    expect(refusalOf(after(propose()), reassess)).toBe('item.reassessment.notClosed');
    expect(refusalOf(after(propose(), publish), reassess)).toBe('item.reassessment.notClosed');
    expect(dutiesOf(propose(), close)).toEqual([]);
  });
});
