import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '@mingjian/calendar';
import type { ItemEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { isOpen, item, obligationsOf, type ItemCommand, type ItemRefusal } from './index.js';
import {
  after,
  close,
  edit,
  first,
  missTerm,
  of,
  phaseAfter,
  propose,
  type Propose,
  publish,
  review,
  revise,
  second,
  sendBack,
  takeDown,
  withdraw,
} from './testing/sample.js';

describe('an item', () => {
  it('is proposed by its drafter with the fields of the approval form (Art 2, review rule 10, S9)', () => {
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

  it('has the files of the bytes that are valid now, and keeps them when it is opened to everybody', () => {
    const table = { digest: '3'.repeat(64), mediaType: 'text/csv' as const, size: 10 };
    const filesAfter = (...commands: ItemCommand[]) => {
      const state = fold(item, after(...commands));
      return state.phase === 'unknown' ? undefined : state.attachments;
    };
    const inside = propose({
      visibility: 'internal',
      attribute: 'notOpen',
      attributeGround: '16-1',
      attachments: [table],
    });
    expect(filesAfter(inside)).toEqual([table]);
    expect(filesAfter(inside, edit)).toBeUndefined();
    expect(filesAfter(propose(), { ...edit, attachments: [table] })).toEqual([table]);
    const widen: ItemCommand = { type: 'Widen', ...of, by: 'wang', today: '2024-04-02' };
    expect(after(inside, { ...publish, ground: '16-1' }, widen).at(-1)).toMatchObject({
      type: 'ItemRevised',
      data: { digest: first, attachments: [table] },
    });
    expect(filesAfter(inside, { ...publish, ground: '16-1' }, widen)).toEqual([table]);
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

  it('is revised once it was on the portal, also after it was taken down, and goes to review as a further proposal (review rule 3)', () => {
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
  ])('is not proposed: %s (review rule 5)', (code, over) => {
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

describe('the term to publish (Art 26)', () => {
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
