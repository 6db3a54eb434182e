import { describe, expect, it } from '@jest/globals';
import type { MeasureEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { measure, measureRefusals, type MeasureCommand, type MeasureRefusal } from './index.js';

type CommandOf<Type extends MeasureCommand['type']> = Extract<MeasureCommand, { type: Type }>;

const id = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const digest = 'd'.repeat(64);
const take: CommandOf<'Take'> = {
  ...{ type: 'Take', measure: id, organ: 'transport', takenBy: 'city', kind: 'accountabilityProposed', article: '53' },
  ...{ inspection: null, complaint: null, rectification: id, digest, by: 'leader', today: '2026-09-01' },
  below: ['transport'],
  basisStands: true,
};
const criticise = { ...take, kind: 'publicCriticism', article: '47' } as const;
const answer: CommandOf<'Answer'> = { type: 'Answer', outcome: 'followed', digest, by: 'head', today: '2026-10-01' };

const after = (...commands: readonly MeasureCommand[]): readonly MeasureEvent[] =>
  commands.reduce<readonly MeasureEvent[]>(
    (history, command) => [
      ...history,
      ...given(measure, ...history)
        .when(command)
        .events(),
    ],
    [],
  );

describe('a measure of whoever supervises', () => {
  it('Art 47: public criticism rests on something that is on record', () => {
    expect(after(criticise)).toMatchObject([
      {
        type: 'MeasureTaken',
        data: { organ: 'transport', takenBy: 'city', kind: 'publicCriticism', on: '2026-09-01' },
      },
    ]);
  });

  it('Arts 47, 53: proposed accountability is answered by what became of it', () => {
    expect(after(take, answer).at(-1)).toMatchObject({ data: { outcome: 'followed', on: '2026-10-01' } });
  });

  const refusals: readonly [MeasureRefusal, readonly MeasureCommand[], MeasureCommand][] = [
    ['measure.record.unknown', [], answer],
    ['measure.taking.alreadyTaken', [take], take],
    ['measure.taking.notBelow', [], { ...take, organ: 'city' }],
    ['measure.taking.oneBasis', [], { ...take, rectification: null }],
    ['measure.taking.oneBasis', [], { ...take, complaint: id }],
    ['measure.taking.basisUnknown', [], { ...take, basisStands: false }],
    ['measure.answer.notExpected', [criticise], answer],
    ['measure.answer.alreadyAnswered', [take, answer], answer],
  ];

  it.each(refusals)('is refused with %s', (code, history, command) => {
    expect(
      given(measure, ...after(...history))
        .when(command)
        .refusal().code,
    ).toBe(code);
  });

  it('has a refused case for every code', () => {
    expect(new Set(refusals.map(([code]) => code))).toEqual(new Set(Object.keys(measureRefusals)));
  });
});
