import { describe, expect, it } from '@jest/globals';
import { fold } from '@mingjian/core';
import { shippedRows } from '../../shipped-rules.js';
import { application } from './application.js';
import type { ApplicationCommand } from './commands.js';
import { act, DUE, handled, law, play } from './testing/index.js';
import { warningOf } from './warnings.js';

const levels = shippedRows('warningLevels');
const warn = (today: string, ...commands: readonly ApplicationCommand[]) =>
  warningOf(fold(application, play(...commands)), { calendar: law.calendar, levels, today });

describe('warnings of an application that is due on Monday, 2026-03-30 (Art 33)', () => {
  it.each([
    ['2026-03-20', undefined, undefined],
    ['2026-03-23', 5, ['handler']],
    ['2026-03-25', 3, ['handler', 'sectionHead']],
    ['2026-03-27', 1, ['handler', 'sectionHead', 'officeHead']],
    // A weekend has no working days: it is still the one of Friday.
    ['2026-03-28', 1, ['handler', 'sectionHead', 'officeHead']],
    [DUE, 0, ['handler', 'sectionHead', 'officeHead']],
  ])('Art 33: on %s there are %s working days left, so %j are warned', (today, workdaysLeft, to) => {
    expect(warn(today, ...handled)).toEqual(
      workdaysLeft === undefined
        ? undefined
        : expect.objectContaining({ kind: 'early', workdaysLeft, to, due: DUE, section: 'roads', handler: 'handler' }),
    );
  });

  it.each([
    ['2026-03-31', -1],
    ['2026-04-02', -3],
  ])('Art 33: on %s it is overdue (%s), and all are alarmed', (today, workdaysLeft) => {
    expect(warn(today, ...handled)).toMatchObject({ kind: 'overdue', workdaysLeft, to: levels.map(({ to }) => to) });
  });

  it('Art 30: says nothing while a correction is awaited', () => {
    expect(warn(DUE, ...handled, act('NoticeCorrection'))).toBeUndefined();
  });

  it('Art 32: says nothing while a consultation is out that was sent within the term', () => {
    expect(warn(DUE, ...handled, act('SendConsultation'))).toBeUndefined();
  });

  it('names whoever took it in while no section has accepted it (首问负责, S37), and nothing that is closed', () => {
    expect(warn(DUE, ...handled.slice(0, 2))).toMatchObject({
      section: null,
      handler: null,
      responsible: 'registrar',
    });
    expect(warn(DUE, ...handled, act('Withdraw'))).toBeUndefined();
    expect(warn(DUE, act('Submit'))).toBeUndefined();
  });
});
