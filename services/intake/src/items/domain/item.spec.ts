import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '@mingjian/calendar';
import type { ItemEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { isOpen, item, obligationsOf, type ItemCommand, type ItemRefusal } from './index.js';

const of = { item: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'transport' };
const review = 'b3bb189e-8bf9-4888-9912-ace4e6543002';
const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
type Propose = Extract<ItemCommand, { type: 'Propose' }>;

const propose = (over: Partial<Propose> = {}): Propose => ({
  type: 'Propose',
  ...of,
  section: 'roads',
  by: 'wang',
  responsible: 'li',
  category: '规划计划',
  visibility: 'public',
  attribute: 'proactive',
  attributeGround: null,
  origin: 'made',
  carrier: 'officialDocument',
  documentNumber: '宿交发〔2024〕3号',
  manners: ['website'],
  formedOn: '2024-03-01',
  publishBy: '2024-03-29',
  digest: first,
  sectionStands: true,
  unit: 'workdays',
  today: '2024-03-04',
  ...over,
});
const edit: ItemCommand = { type: 'Edit', ...of, by: 'wang', today: '2024-03-05', digest: second };
const withdraw: ItemCommand = { type: 'Withdraw', ...of, by: 'wang', today: '2024-03-06' };
const sendBack: ItemCommand = { type: 'Return', ...of, review, digest: first };
const publish: ItemCommand = {
  type: 'Conclude',
  ...of,
  digest: first,
  outcome: 'published',
  concludedOn: '2024-03-20',
  ground: null,
  indexNumber: '014/2024-00001',
};
const close: ItemCommand = { ...publish, outcome: 'notOpen', ground: '16-1', indexNumber: null };
const revise: ItemCommand = { type: 'Revise', ...of, by: 'wang', today: '2024-04-02', digest: second };
const takeDown: ItemCommand = {
  type: 'TakeDown',
  ...of,
  indexNumber: '014/2024-00001',
  reason: 'outdated',
  takenDownOn: '2024-04-01',
};
const missTerm: ItemCommand = { type: 'MissTerm', ...of, today: '2024-03-30' };

/** The events of commands that are all accepted, one after the other. */
const after = (...commands: ItemCommand[]): readonly ItemEvent[] =>
  commands.reduce<readonly ItemEvent[]>(
    (history, command) => [
      ...history,
      ...given(item, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
const phaseAfter = (...commands: ItemCommand[]) => fold(item, after(...commands)).phase;

const filing = { node: 'basis', topic: '07-07', genre: 'notice' } as const;
const refile = (node: string, filingFault?: Extract<ItemCommand, { type: 'Refile' }>['filingFault']): ItemCommand => ({
  type: 'Refile',
  ...of,
  by: 'chen',
  today: '2024-04-02',
  filing: { ...filing, node },
  filingFault,
});

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

  it('changes only while the item is published, with a trace of where it stood', () => {
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

const normative = { kind: 'normativeDocument', validTo: null, interpretation: true } as const;
const interpretationTerm = { due: '2024-03-25', workdays: 3 };
const interpreted: ItemCommand = {
  type: 'Refer',
  ...of,
  referring: review,
  relation: 'interprets',
  publishedOn: '2024-03-22',
};
const refusalOf = (history: readonly ItemEvent[], command: ItemCommand) =>
  given(item, ...history)
    .when(command)
    .refusal().code;
const eventsOf = (history: readonly ItemEvent[], command: ItemCommand) =>
  given(item, ...history)
    .when(command)
    .events();

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

describe('a revision', () => {
  it('may correct what the item says of itself, in the same words, by a new review', () => {
    const corrected: ItemCommand = { ...revise, digest: first, description: { documentNumber: '宿交发〔2024〕4号' } };
    const history = after(propose({ normative, filing }), publish, corrected);
    expect(history.at(-1)).toMatchObject({
      type: 'ItemRevised',
      data: { digest: first, description: { documentNumber: '宿交发〔2024〕4号', normative, filing } },
    });
    expect(fold(item, history)).toMatchObject({ description: { documentNumber: '宿交发〔2024〕4号' } });
    const same: ItemCommand = { ...revise, digest: first, description: { documentNumber: '宿交发〔2024〕3号' } };
    expect(eventsOf(after(propose(), publish), same)).toEqual([]);
    const without: ItemCommand = { ...revise, description: { documentNumber: null } };
    expect(refusalOf(after(propose({ normative }), publish), without)).toBe('item.normative.numberMissing');
    const over: ItemCommand = { ...revise, description: { normative: { ...normative, validTo: '2024-01-01' } } };
    expect(refusalOf(after(propose({ normative }), publish), over)).toBe('item.normative.endsBeforeItBegins');
  });
});

describe('an item that is about another one', () => {
  const about = { relation: 'interprets', item: review } as const;
  const occasion = 'interpretation';
  const subject = { wasPublished: true, interprets: false };

  it('interprets a document, by the term of that (政策解读)', () => {
    expect(after(propose({ about, occasion, subject }))[0]).toMatchObject({ data: { about, occasion } });
    expect(refusalOf([], propose({ about, occasion, subject: null }))).toBe('item.about.unknown');
    expect(refusalOf([], propose({ about, subject }))).toBe('item.about.otherOccasion');
    expect(refusalOf([], propose({ occasion }))).toBe('item.about.documentMissing');
    const ofInterpretation = { about, occasion, subject: { ...subject, interprets: true } };
    expect(refusalOf([], propose(ofInterpretation))).toBe('item.about.ofInterpretation');
  });

  it('may be late on the day on which somebody writes it, which no clarification may', () => {
    expect(after(propose({ about, occasion, subject, publishBy: '2024-02-06' }))).toHaveLength(1);
    const clarifies = { relation: 'clarifies', item: review } as const;
    expect(refusalOf([], propose({ about: clarifies, subject, publishBy: '2024-02-06' }))).toBe(
      'item.proposal.dueBeforeFormed',
    );
  });

  it('clarifies only what was out (Art 6)', () => {
    const clarifies = { relation: 'clarifies', item: review } as const;
    expect(after(propose({ about: clarifies, subject }))).toHaveLength(1);
    const inside = { about: clarifies, subject: { ...subject, wasPublished: false } };
    expect(refusalOf([], propose(inside))).toBe('item.about.notPublished');
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

  it('owes its withdrawal from the day of the finding on', () => {
    expect(owed.at(-1)).toEqual({
      type: 'ItemDutyArisen',
      data: { ...of, duty: 'withdrawal', start: '2024-04-01', finding: 'revoked', due: '2024-04-07', workdays: 3 },
    });
    expect(obligationsOf(fold(item, owed))).toEqual([{ kind: 'withdrawal', due: '2024-04-08' }]);
  });

  it('owes nothing more once it is taken down, and shows when it was late', () => {
    expect(obligationsOf(fold(item, [...owed, ...eventsOf(owed, takeDown)]))).toEqual([]);
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
    ]);
    expect(obligationsOf(fold(item, [...owed, ...moved]))).toEqual([{ kind: 'withdrawal', due: '2024-04-09' }]);
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

describe('an item', () => {
  it('is proposed by its drafter with the fields of the approval form', () => {
    const { type: _, by, today: __, sectionStands: ___, unit: ____, ...data } = propose();
    expect(given(item).when(propose()).events()).toEqual([{ type: 'ItemProposed', data: { ...data, drafter: by } }]);
  });

  it('is edited while it is open, and goes to review again after a return', () => {
    expect(after(propose(), edit).at(-1)).toEqual({
      type: 'ItemEdited',
      data: { ...of, editor: 'wang', digest: second },
    });
    expect(phaseAfter(propose(), sendBack)).toBe('returned');
    expect(phaseAfter(propose(), sendBack, edit)).toBe('proposed');
    expect(
      given(item, ...after(propose(), edit))
        .when(edit)
        .events(),
    ).toEqual([]);
  });

  it('is withdrawn with a sealed reason', () => {
    const personal = [{ field: 'reason', subject: review, ref: review, commitment: first }];
    expect(
      given(item, ...after(propose()))
        .when({ ...withdraw, personal })
        .events(),
    ).toEqual([{ type: 'ItemWithdrawn', data: { ...of, withdrawnOn: '2024-03-06' }, personal }]);
  });

  it('is concluded by publication or by the decision not to open it', () => {
    expect(phaseAfter(propose(), publish)).toBe('published');
    expect(phaseAfter(propose(), close)).toBe('notOpen');
    expect(
      given(item, ...after(propose(), publish))
        .when(publish)
        .events(),
    ).toEqual([]);
  });

  it('takes no notice of a decision on bytes that were edited, or on an item that is over', () => {
    expect(
      given(item, ...after(propose(), edit))
        .when(sendBack)
        .events(),
    ).toEqual([]);
    expect(
      given(item, ...after(propose(), edit))
        .when(close)
        .events(),
    ).toEqual([]);
    expect(
      given(item, ...after(propose(), withdraw))
        .when(close)
        .events(),
    ).toEqual([]);
    expect(
      given(item, ...after(propose(), publish))
        .when(sendBack)
        .events(),
    ).toEqual([]);
  });

  it('counts as published when the publication crossed its withdrawal, and when it was reassessed', () => {
    expect(phaseAfter(propose(), withdraw, publish)).toBe('published');
    expect(phaseAfter(propose(), close, publish)).toBe('published');
  });

  it('is revised once it was on the portal, also after it was taken down, and goes to review as a further proposal', () => {
    const event = after(propose(), publish, revise).at(-1);
    expect(event).toEqual({
      type: 'ItemRevised',
      data: {
        ...of,
        proposal: 2,
        section: 'roads',
        drafter: 'wang',
        category: '规划计划',
        visibility: 'public',
        description: { documentNumber: '宿交发〔2024〕3号', formedOn: '2024-03-01', manners: ['website'] },
        digest: second,
      },
    });
    expect(phaseAfter(propose(), publish, takeDown)).toBe('takenDown');
    expect(phaseAfter(propose(), publish, takeDown, { ...revise, digest: first })).toBe('proposed');
    expect(phaseAfter(propose(), publish, revise, publish)).toBe('published');
    expect(after(propose(), publish, { ...revise, digest: first })).toEqual(after(propose(), publish));
  });

  it('stays on the portal when its revision is not opened, and leaves it while one is under review', () => {
    expect(phaseAfter(propose(), publish, revise, { ...close, digest: second })).toBe('published');
    expect(phaseAfter(propose(), publish, revise, takeDown)).toBe('proposed');
    expect(phaseAfter(propose(), publish, revise, takeDown, { ...close, digest: second })).toBe('notOpen');
    expect(phaseAfter(propose(), takeDown)).toBe('proposed');
  });

  it.each<[ItemRefusal, Partial<Propose>]>([
    ['item.proposal.occasionUnknown', { occasion: 'carnival', unit: null }],
    ['item.proposal.hourMissing', { occasion: 'emergency', unit: 'hours' }],
    ['item.proposal.hourNotExpected', { formedAt: '2024-03-01T09:00:00+08:00' }],
    ['item.proposal.hourOfAnotherDay', { unit: 'hours', formedAt: '2024-03-01T17:00:00Z' }],
    ['item.proposal.sectionUnknown', { sectionStands: false }],
    ['item.proposal.formedInTheFuture', { formedOn: '2024-03-05' }],
    ['item.proposal.dueBeforeFormed', { publishBy: '2024-02-29' }],
    ['item.attribute.groundMissing', { attribute: 'notOpen', visibility: 'closed' }],
    ['item.attribute.groundMissing', { attribute: 'onApplication', visibility: 'internal' }],
    ['item.attribute.groundNotNeeded', { attributeGround: '16-1' }],
    ['item.visibility.contradictsAttribute', { visibility: 'closed' }],
    ['item.visibility.contradictsAttribute', { attribute: 'notOpen', attributeGround: '14-1' }],
  ])('is not proposed: %s', (code, over) => {
    const refused = given(item).when(propose(over));
    expect(refused.refusal().code).toBe(code);
    expect(refused.recorded()).toEqual([]);
  });

  it.each<[ItemRefusal, ItemCommand[], ItemCommand]>([
    ['item.record.unknown', [], edit],
    ['item.record.unknown', [], missTerm],
    ['item.conclusion.groundMissing', [propose()], { ...close, ground: null }],
    ['item.conclusion.indexNumberMissing', [propose()], { ...publish, indexNumber: null }],
    ['item.term.stillRuns', [propose()], { ...missTerm, today: '2024-03-29' }],
  ])('is refused with %s', (code, commands, command) => {
    expect(
      given(item, ...after(...commands))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it.each<[string, ItemRefusal, ItemCommand[], ItemCommand]>([
    ['item.propose', 'item.proposal.alreadyProposed', [propose()], propose()],
    ['item.edit', 'item.record.concluded', [propose(), publish], edit],
    ['item.edit', 'item.record.concluded', [propose(), close], edit],
    ['item.edit', 'item.record.concluded', [propose(), withdraw], edit],
    ['item.withdraw', 'item.record.concluded', [propose(), publish], withdraw],
    ['item.withdraw', 'item.withdrawal.published', [propose(), publish, revise], withdraw],
    ['item.revise', 'item.revision.notPublished', [propose()], revise],
    ['item.revise', 'item.revision.notPublished', [propose(), close], revise],
    ['item.revise', 'item.revision.withdrawn', [propose(), withdraw, publish], revise],
  ])('keeps the refused attempt of a person in its record: %s, %s', (act, code, commands, command) => {
    const refused = given(item, ...after(...commands)).when(command);
    expect(refused.refusal().code).toBe(code);
    const on = 'today' in command ? command.today : '';
    expect(refused.recorded()).toEqual([{ type: 'ItemActRefused', data: { ...of, act, code, by: 'wang', on } }]);
    expect(refused.state()).toEqual(fold(item, after(...commands)));
  });
});

describe('the term to publish', () => {
  const owed = (...commands: ItemCommand[]) => obligationsOf(fold(item, after(...commands)));

  it('is watched until the day after it ends', () => {
    expect(owed(propose())).toEqual([{ kind: 'itemTerm', due: '2024-03-30' }]);
    expect(owed(propose(), sendBack)).toHaveLength(1);
  });

  it('is missed once', () => {
    const history = after(propose(), missTerm);
    expect(history.at(-1)).toEqual({ type: 'ItemTermMissed', data: { ...of, publishBy: '2024-03-29' } });
    expect(
      given(item, ...history)
        .when(missTerm)
        .events(),
    ).toEqual([]);
    expect(owed(propose(), missTerm)).toEqual([]);
  });

  it('is counted again when a calendar is approved, with the days it began with', () => {
    const calendar = workCalendar([{ year: 2024, version: 1, daysOff: ['2024-03-08'], makeUpWorkdays: [] }]);
    const recompute: ItemCommand = { type: 'RecomputeTerm', calendar };
    const proposed = propose({ workdays: 20 });
    expect(after(proposed, recompute).at(-1)).toEqual({
      type: 'ItemTermRecomputed',
      data: { ...of, publishBy: '2024-04-01', previousPublishBy: '2024-03-29' },
    });
    expect(owed(proposed, recompute)).toEqual([{ kind: 'itemTerm', due: '2024-04-02' }]);
    expect(after(proposed, recompute, recompute)).toEqual(after(proposed, recompute));
    expect(after(proposed, publish, recompute)).toEqual(after(proposed, publish));
  });

  it('is not missed by an item that is over, and not owed by what the public is not to see', () => {
    expect(
      given(item, ...after(propose(), publish))
        .when(missTerm)
        .events(),
    ).toEqual([]);
    expect(owed(propose({ visibility: 'internal' }))).toEqual([]);
    expect(owed(propose({ attribute: 'notOpen', attributeGround: '14-1', visibility: 'closed' }))).toEqual([]);
  });

  it('is owed at most once and only by open items, whatever happened', () => {
    const anyCommand = fc.constantFrom(propose(), edit, withdraw, revise, takeDown, sendBack, publish, close, missTerm);
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        let history: readonly ItemEvent[] = [];
        for (const command of commands) {
          const decision = item.decide(command, fold(item, history));
          history = [...history, ...(decision.kind === 'accepted' ? decision.events : decision.recorded)];
        }
        const state = fold(item, history);
        expect(obligationsOf(state).length).toBe(
          isOpen(state) && state.indexNumber === null && !state.termMissed ? 1 : 0,
        );
        expect(history.filter((event) => event.type === 'ItemProposed').length).toBeLessThanOrEqual(1);
        expect(history.filter((event) => event.type === 'ItemTermMissed').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
