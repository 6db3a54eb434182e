import { describe, expect, it } from '@jest/globals';
import type { RectificationEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import {
  rectification,
  rectificationObligations,
  rectificationOf,
  rectificationRefusals,
  type RectificationCommand,
  type RectificationRefusal,
} from './index.js';

type CommandOf<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { type: Type }>;

const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const digest = 'd'.repeat(64);
const order: CommandOf<'Order'> = {
  ...{ type: 'Order', rectification: id, organ: 'transport', orderedBy: 'city', inspection: null, problem: null },
  ...{ complaint: null, dueOn: '2026-08-01', digest, by: 'head', today: '2026-07-12' },
  subtree: ['city', 'transport'],
  basisStands: true,
};
const report: CommandOf<'Report'> = { type: 'Report', digest, by: 'handler', today: '2026-08-01' };
const giveBack: CommandOf<'Return'> = {
  ...{ type: 'Return', dueOn: '2026-08-20', digest, by: 'inspector', today: '2026-08-05' },
};
const accept: CommandOf<'Accept'> = { type: 'Accept', by: 'inspector', today: '2026-08-06' };
const miss = (today: string): RectificationCommand => ({ type: 'MissDay', today });

const after = (...commands: readonly RectificationCommand[]): readonly RectificationEvent[] =>
  commands.reduce<readonly RectificationEvent[]>(
    (history, command) => [
      ...history,
      ...given(rectification, ...history)
        .when(command)
        .events(),
    ],
    [],
  );

describe('a rectification within a term (Arts 47, 53)', () => {
  it('is ordered, reported with evidence, given back, reported again and accepted (S10)', () => {
    const again = { ...report, today: '2026-08-21' };
    expect(after(order, report, giveBack, again, accept).map(({ type }) => type)).toEqual([
      'RectificationOrdered',
      'RectificationReported',
      'RectificationReturned',
      'RectificationReported',
      'RectificationAccepted',
    ]);
    expect(fold(rectification, after(order, report, giveBack, again))).toMatchObject({
      phase: 'reported',
      returns: 1,
      dueOn: '2026-08-20',
      report: { late: true, on: '2026-08-21' },
    });
    expect(fold(rectification, after(order, report))).toMatchObject({ report: { late: false } });
  });

  it('records once for each day that it passed without a word (S23)', () => {
    const events = after(order, miss('2026-08-02'), miss('2026-08-03'), report, giveBack, miss('2026-08-21'));
    expect(events.filter(({ type }) => type === 'RectificationOverdue').map(({ data }) => data)).toMatchObject([
      { organ: 'transport', dueOn: '2026-08-01' },
      { organ: 'transport', dueOn: '2026-08-20' },
    ]);
    expect(after(order, miss('2026-08-01'))).toHaveLength(1);
    expect(after(order, report, miss('2026-08-02'))).toHaveLength(2);
  });

  it('owes the day after the one that was set, and nothing while it lies with whoever assesses it', () => {
    const owed = (...commands: readonly RectificationCommand[]) =>
      rectificationObligations(fold(rectification, after(...commands)));
    expect(owed(order)).toEqual([{ kind: 'rectification', due: '2026-08-02' }]);
    expect(owed(order, report)).toEqual([]);
    expect(owed(order, report, giveBack)).toEqual([{ kind: 'rectification', due: '2026-08-21' }]);
    expect(owed(order, miss('2026-08-02'))).toEqual([]);
    expect(owed(order, report, accept)).toEqual([]);
    expect(owed()).toEqual([]);
  });

  it('is one for each problem of an inspection', () => {
    expect(rectificationOf(id, 'transport', 1)).toBe(rectificationOf(id, 'transport', 1));
    expect(rectificationOf(id, 'transport', 1)).not.toBe(rectificationOf(id, 'transport', 2));
  });

  const refusals: readonly [RectificationRefusal, readonly RectificationCommand[], RectificationCommand][] = [
    ['rectification.record.unknown', [], report],
    ['rectification.order.alreadyOrdered', [order], order],
    ['rectification.order.notBelow', [], { ...order, organ: 'province' }],
    ['rectification.order.severalBases', [], { ...order, inspection: id, problem: 1, complaint: id }],
    ['rectification.order.basisUnknown', [], { ...order, complaint: id, basisStands: false }],
    ['rectification.order.dayPast', [], { ...order, dueOn: '2026-07-12' }],
    ['rectification.order.dayPast', [order, report], { ...giveBack, dueOn: '2026-08-05' }],
    ['rectification.report.alreadyReported', [order, report], report],
    ['rectification.assessment.notReported', [order], accept],
    ['rectification.assessment.notReported', [order], giveBack],
    ['rectification.assessment.ownReport', [order, report], { ...accept, by: 'handler' }],
    ['rectification.assessment.ownReport', [order, report], { ...giveBack, by: 'handler' }],
    ['rectification.state.accepted', [order, report, accept], report],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(rectification, ...after(...history))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(rectificationRefusals)));
  });
});
