import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addWorkdays, workCalendar, type ApprovedYear } from '@mingjian/calendar';
import { yearOf } from '@mingjian/core';
import fc from 'fast-check';
import { compareReports } from './compare.js';
import { expectedCells, readFigures, type Report } from './figures.js';
import { isSoonOnly } from './plan-cases.js';
import { planCity } from './plan.js';
import { repaired } from './repair.js';
import { runsOf } from './runs.js';
import { balancedReports } from './testing/balanced-reports.js';
import { livedFigures } from './testing/lived.js';
import { withCell } from './testing/with-cell.js';

const root = join(import.meta.dirname, '../../..');
const seeds = join(root, 'services/intake/seed/calendars');
const calendar = workCalendar(
  readdirSync(seeds).map((name) => JSON.parse(readFileSync(join(seeds, name), 'utf8')) as ApprovedYear),
);
const suqian = readFigures(readFileSync(join(import.meta.dirname, 'figures/suqian.json'), 'utf8'));

/** Plans every run of the reports and compares what would be lived with what was published. */
const differencesOf = (reports: readonly Report[]) =>
  runsOf(reports).flatMap((run) => {
    const plan = planCity(run.reports.map(repaired), calendar, 1);
    return compareReports(run.reports, livedFigures(plan, run.reports)).differences;
  });

describe('the runs of a figures file', () => {
  const [first, second] = suqian;
  const elsewhere = { ...first!, body: '云泽市' };

  it('are the following years of one body each', () => {
    const later = { ...second!, year: 2026 };
    const runs = runsOf([second!, elsewhere, first!, later]);
    expect(runs.map(({ reports }) => reports.map(({ body, year }) => `${body} ${year}`))).toEqual([
      ['宿迁市 2023', '宿迁市 2024'],
      ['宿迁市 2026'],
      ['云泽市 2023'],
    ]);
    expect(runs.map(({ apart }) => apart)).toEqual([undefined, undefined, undefined]);
  });

  it('part where a year does not take over what the year before left, and say why', () => {
    const { table3, table4 } = second!;
    const carried = {
      ...second!,
      table3: {
        ...table3,
        carried_over: [119, 3, 0, 0, 0, 0, 122],
        new_received: [3439, 75, 0, 1, 6, 3, 3524],
      },
    };
    const forgotten = {
      ...second!,
      table4: { ...table4, review: { maintained: 1, corrected: 0, other: 0, pending: 0, total: 1 } },
    };
    for (const [altered, why] of [
      [carried, '2023 carries 118 forward (naturalPerson), 2024 carries 119 in'],
      [forgotten, '2023 leaves 26 pending (reconsideration), 2024 knows only 1'],
    ] as const) {
      expect(runsOf([first!, altered]).map(({ apart }) => apart)).toEqual([undefined, why]);
      expect(differencesOf([first!, altered])).toEqual([]);
    }
  });

  it('are lived without a difference, and each step when it is still lawful, whatever balanced reports they come from', () => {
    fc.assert(
      fc.property(balancedReports, fc.nat(1000), (reports, seed) => {
        for (const run of runsOf(reports)) {
          const plan = planCity(run.reports, calendar, seed);
          expect(compareReports(run.reports, livedFigures(plan, run.reports))).toMatchObject({
            compared: 200 * run.reports.length,
            differences: [],
          });
          for (const [day, moments] of plan.days) {
            for (const moment of moments) {
              if (moment.kind !== 'case') continue;
              const { receivedOn, result, decidedIn } = moment.case;
              expect(day >= receivedOn).toBe(true);
              if (result !== null && isSoonOnly(result)) expect(decidedIn - yearOf(receivedOn)).toBeLessThan(2);
              if (moment.step === 'noticeCorrection') {
                expect(day <= addWorkdays(calendar, receivedOn, 7).due).toBe(true);
              }
              if (moment.step === 'noticeFee') expect(day <= addWorkdays(calendar, receivedOn, 20).due).toBe(true);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('live a stock that no stock of the year before leads to as counted anew, and say so', () => {
    const short = { ...first!, table2: { ...first!.table2, regulations: { made: 5, repealed: 1, in_force: 2 } } };
    expect(planCity([short], calendar, 1).notes).toEqual([expect.stringContaining('counted anew')]);
    expect(planCity([first!], calendar, 1).notes).toEqual([]);
    expect(differencesOf([short])).toEqual([]);
  });
});

describe('one altered cell of the figures that are lived', () => {
  /** Without applications, which neither table 2 nor table 4 is about, and whose planning takes long. */
  const quiet = suqian.map((report) => ({
    ...report,
    table3: Object.fromEntries(
      Object.keys(report.table3).map((row) => [row, [0, 0, 0, 0, 0, 0, 0]]),
    ) as Report['table3'],
  }));
  const alteredIn = (table: 2 | 3 | 4, all: readonly Report[] = quiet) =>
    all.flatMap((report, index) =>
      expectedCells(report)
        .filter((cell) => cell.table === table)
        .map((cell) => ({ cell, reports: all.with(index, withCell(report, cell, cell.published! + 1)) })),
    );

  it('is named itself in table 3, for the rest of the form says what it should be', () => {
    for (const { cell, reports } of alteredIn(3, suqian)) {
      // What is lived is the unaltered report; nothing lives by a total.
      const lived = reports.map(repaired);
      const isTotal = cell.path.at(-1) === 'total';
      expect(isTotal ? lived.map(withoutTotals) : lived).toEqual(isTotal ? suqian.map(withoutTotals) : suqian);
    }
  });

  it('is named at the total in table 4, with the sum', () => {
    for (const { cell, reports } of alteredIn(4)) {
      expect(differencesOf(reports)).toMatchObject([
        { year: cell.year, path: ['table4', cell.path[1], 'total'], contradiction: expect.stringContaining(' = ') },
      ]);
    }
  }, 60_000);

  it('is named at the later stock in table 2 where it touches one; other figures there are simply another city', () => {
    for (const { cell, reports } of alteredIn(2)) {
      const [kind, part] = cell.path[1]!.split('.');
      const touches = part === 'inForce' || (cell.year === 2024 && (part === 'made' || part === 'repealed'));
      expect(differencesOf(reports)).toMatchObject(
        touches ? [{ year: 2024, path: ['table2', `${kind}.inForce`], contradiction: expect.any(String) }] : [],
      );
    }
  }, 60_000);
});

const withoutTotals = ({ table3, ...others }: Report) => ({
  ...others,
  table3: Object.fromEntries(Object.entries(table3).map(([row, cells]) => [row, cells.slice(0, 6)])),
});
