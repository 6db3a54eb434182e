import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import fc from 'fast-check';
import { tally, tallyId, type TallyCommand } from './index.js';

const record: TallyCommand = {
  type: 'Record',
  organ: 'transport',
  month: '2024-03',
  measure: 'licensing.decisions',
  value: '12',
  source: '审批系统',
  today: '2024-04-02',
};
const fee: TallyCommand = { ...record, measure: 'adminFees.tenThousandYuan', value: '59237.2449' };

describe('a business tally', () => {
  it('records a figure of a month with its source (Art 50(1), table 2)', () => {
    const { type: _, today: __, ...data } = record;
    expect(given(tally).when(record).events()).toEqual([{ type: 'TallyRecorded', data: { ...data, replaces: null } }]);
  });

  it('replaces the figure of the same month and measure and says which', () => {
    const history = given(tally).when(record).events();
    const corrected = given(tally, ...history).when({ ...record, value: '13' });
    expect(corrected.events()).toMatchObject([{ data: { value: '13', replaces: '12' } }]);
    expect(
      given(tally, ...history)
        .when({ ...record, month: '2024-02' })
        .events(),
    ).toMatchObject([{ data: { replaces: null } }]);
  });

  it('does not change when the same figure comes again, however it is written', () => {
    const history = given(tally)
      .when({ ...fee, value: '7.50' })
      .events();
    for (const value of ['7.5', '7.50', '007.5000']) {
      expect(
        given(tally, ...history)
          .when({ ...fee, value })
          .events(),
      ).toEqual([]);
    }
    expect(
      given(tally, ...history)
        .when({ ...fee, value: '7.5', source: '台账' })
        .events(),
    ).toHaveLength(1);
  });

  it('keeps every digit of the fees and takes them for the month that still runs', () => {
    expect(
      given(tally)
        .when({ ...fee, month: '2024-04' })
        .events(),
    ).toMatchObject([{ data: { value: '59237.2449' } }]);
  });

  it.each(['2024-05', '2025-01'])('is refused for %s, a month to come', (month) => {
    expect(
      given(tally)
        .when({ ...record, month })
        .refusal().code,
    ).toBe('tally.month.inTheFuture');
  });

  it('is refused in fractions where pieces are counted', () => {
    expect(
      given(tally)
        .when({ ...record, value: '1.5' })
        .refusal().code,
    ).toBe('tally.value.notWhole');
    expect(
      given(tally)
        .when({ ...record, value: '1.00' })
        .events(),
    ).toMatchObject([{ data: { value: '1' } }]);
  });

  it('ends with the last figure given, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), (values) => {
        const state = values.reduce(
          (current, value) => {
            const decision = tally.decide({ ...record, value: String(value) }, current);
            return decision.kind === 'accepted' ? decision.events.reduce(tally.evolve, current) : current;
          },
          fold(tally, []),
        );
        expect([...state.figures.values()].map(({ value }) => value)).toEqual([String(values.at(-1))]);
      }),
    );
  });

  it('lies in one stream a year', () => {
    expect(tallyId('transport', '2024-03')).toBe('transport-2024');
  });
});
