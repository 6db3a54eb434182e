import { describe, expect, it } from '@jest/globals';
import type { ApplicationCommand } from './index.js';
import { act, after, DUE, handled } from './testing/index.js';

const raised = (today: string, ...before: readonly ApplicationCommand[]) =>
  after(...before)
    .when(act('Warn', { today }))
    .events()
    .map(({ type, data }) => ('kind' in data && 'to' in data ? [type, data.kind, data.to] : [type]));

const earlyTo = (...whom: readonly string[]) => whom.map((to) => ['WarningRaised', 'early', to]);
const warnedAt = (...days: readonly string[]) => days.map((today) => act('Warn', { today }));

describe('warnings that are raised (Art 33)', () => {
  it('Art 33: go to each level once, on the day on which it is due', () => {
    expect(raised('2026-03-20', ...handled)).toEqual([]);
    expect(raised('2026-03-23', ...handled)).toEqual(earlyTo('handler'));
    expect(raised('2026-03-24', ...handled, ...warnedAt('2026-03-23'))).toEqual([]);
    expect(raised('2026-03-25', ...handled, ...warnedAt('2026-03-23'))).toEqual(earlyTo('sectionHead'));
    expect(raised('2026-03-27', ...handled, ...warnedAt('2026-03-23', '2026-03-25'))).toEqual(earlyTo('officeHead'));
    expect(raised(DUE, ...handled, ...warnedAt('2026-03-23', '2026-03-25', '2026-03-27'))).toEqual([]);
  });

  it('Art 33: reach everybody at once where nobody looked for days', () => {
    expect(raised('2026-03-27', ...handled)).toEqual(earlyTo('handler', 'sectionHead', 'officeHead'));
  });

  it('Art 33: alarm everybody once more when the day is past, and never again', () => {
    const overdue = ['handler', 'sectionHead', 'officeHead'].map((to) => ['WarningRaised', 'overdue', to]);
    expect(raised('2026-03-31', ...handled, ...warnedAt('2026-03-27'))).toEqual(overdue);
    expect(raised('2026-04-01', ...handled, ...warnedAt('2026-03-27', '2026-03-31'))).toEqual([]);
  });

  it('Art 33: begin anew for a day that moved, and rest while the term does not run', () => {
    const extended = [...handled, ...warnedAt('2026-03-23'), act('Extend', { today: '2026-03-24', days: 1 })];
    expect(raised('2026-03-24', ...extended)).toEqual(earlyTo('handler'));
    expect(raised('2026-03-30', ...handled, act('NoticeCorrection'))).toEqual([]);
    expect(raised('2026-03-30', ...handled, act('Withdraw'))).toEqual([]);
    expect(raised('2026-03-30', act('Submit'))).toEqual([]);
  });

  it('are kept as sent while somebody needs them', () => {
    const sent = act('RecordWarningSent', { today: '2026-03-23' });
    expect(
      after(...handled, ...warnedAt('2026-03-23'))
        .when(sent)
        .events(),
    ).toMatchObject([{ type: 'WarningSent', data: { recipients: ['handler'], ways: ['log'] } }]);
    expect(
      after(...handled, act('Withdraw'))
        .when(sent)
        .events(),
    ).toEqual([]);
  });
});
