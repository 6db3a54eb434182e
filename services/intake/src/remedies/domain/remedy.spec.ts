import { describe, expect, it } from '@jest/globals';
import type { RemedyEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { remedy, remedyRefusals, type RemedyCommand, type RemedyRefusal } from './index.js';

const of = { remedy: 'a3bb189e-8bf9-4888-9912-ace4e6543002', organ: 'transport', kind: 'suitDirect' as const };
const data = { ...of, application: null, lodgedOn: '2024-03-01' };
const lodge: RemedyCommand = { type: 'Lodge', ...data, today: '2024-03-05', responsible: null };
const conclude: RemedyCommand = { type: 'Conclude', outcome: 'upheld', concludedOn: '2024-06-01', today: '2024-06-03' };
const lodged: RemedyEvent = { type: 'RemedyLodged', data };
const concluded: RemedyEvent = {
  type: 'RemedyConcluded',
  data: { ...of, outcome: 'upheld', concludedOn: '2024-06-01' },
};

describe('a remedy', () => {
  it('is lodged and concluded on the days of the papers (Art 51)', () => {
    expect(given(remedy).when(lodge).events()).toEqual([lodged]);
    expect(given(remedy, lodged).when(conclude).events()).toEqual([concluded]);
  });

  it('may be concluded on the day it was lodged', () => {
    expect(
      given(remedy, lodged)
        .when({ ...conclude, concludedOn: '2024-03-01' })
        .events(),
    ).toHaveLength(1);
  });

  const about = { application: 'b3bb189e-8bf9-4888-9912-ace4e6543002' };

  it('may be about an application that its organ is responsible for (remedy rule 3)', () => {
    const events = given(remedy)
      .when({ ...lodge, ...about, responsible: ['transport'] })
      .events();
    expect(events).toEqual([{ type: 'RemedyLodged', data: { ...data, ...about } }]);
  });

  const refusals: [RemedyRefusal, readonly RemedyEvent[], RemedyCommand][] = [
    ['remedy.lodging.applicationUnknown', [], { ...lodge, ...about, responsible: null }],
    ['remedy.lodging.otherOrgan', [], { ...lodge, ...about, responsible: ['water'] }],
    ['remedy.record.unknown', [], conclude],
    ['remedy.lodging.alreadyLodged', [lodged], lodge],
    ['remedy.lodging.alreadyLodged', [lodged, concluded], lodge],
    ['remedy.lodging.inTheFuture', [], { ...lodge, lodgedOn: '2024-03-06' }],
    ['remedy.conclusion.alreadyConcluded', [lodged, concluded], { ...conclude, outcome: 'other' }],
    ['remedy.conclusion.inTheFuture', [lodged], { ...conclude, concludedOn: '2024-06-04' }],
    ['remedy.conclusion.beforeLodged', [lodged], { ...conclude, concludedOn: '2024-02-29' }],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(remedy, ...history)
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set([...refusals.map(([code]) => code)])).toEqual(new Set(Object.keys(remedyRefusals)));
  });
});
