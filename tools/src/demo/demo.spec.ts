import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workCalendar, type ApprovedYear } from '@mingjian/calendar';
import { applicantTypes, resultCodes } from '@mingjian/contracts';
import fc from 'fast-check';
import { compareReports } from './compare.js';
import { expectedCells, expectedFor, readFigures, type ExpectedCell, type Report } from './figures.js';
import { planCity } from './plan.js';
import { apportion, Chance } from './random.js';
import { repaired } from './repair.js';
import { withCell } from './testing/with-cell.js';

const root = join(import.meta.dirname, '../../..');
const figures = readFileSync(join(import.meta.dirname, 'figures/suqian.json'), 'utf8');
const seeds = join(root, 'services/intake/seed/calendars');
const calendar = workCalendar(
  readdirSync(seeds).map((name) => JSON.parse(readFileSync(join(seeds, name), 'utf8')) as ApprovedYear),
);

/** What reporting would answer if it agreed with every published cell. */
const agreeing = (reports: readonly Report[]): Map<number, Record<string, unknown>> => {
  const answers = new Map<number, Record<string, unknown>>();
  for (const { year, path, published } of reports.flatMap(expectedCells)) {
    let place = answers.get(year) ?? {};
    answers.set(year, place);
    for (const key of path.slice(0, -1)) place = (place[key] ??= {}) as Record<string, unknown>;
    place[path.at(-1)!] = published;
  }
  return answers;
};

/** Each cell of a figures file with a function that alters it there. */
const cellsOf = (reports: readonly Report[]): readonly (readonly [string, (text: string) => string, ExpectedCell])[] =>
  reports.flatMap((report, index) =>
    expectedCells(report).map(
      (cell) =>
        [
          `${cell.year} ${cell.path.join(' / ')}`,
          (text: string) => {
            const file = JSON.parse(text) as { reports: Report[] };
            file.reports[index] = withCell(file.reports[index]!, cell, cell.published! + 1);
            return JSON.stringify(file);
          },
          cell,
        ] as const,
    ),
  );

describe('the figures', () => {
  const reports = readFigures(figures);

  it('have 2 × 200 cells, and agree with themselves', () => {
    const { compared, blank, differences } = compareReports(reports, agreeing(reports));
    expect([compared, blank, differences]).toEqual([400, [], []]);
  });

  it('name the one cell that reporting answers differently, and never take a missing cell for zero', () => {
    const answers = agreeing(reports);
    (answers.get(2024)!['table3'] as Record<string, Record<string, unknown>>)['3.1']!['naturalPerson'] = 1407;
    delete (answers.get(2023)!['table4'] as Record<string, Record<string, unknown>>)['suitDirect']!['corrected'];
    expect(compareReports(reports, answers).differences).toMatchObject([
      { year: 2023, table: 4, path: ['table4', 'suitDirect', 'corrected'], published: 1, reported: undefined },
      { year: 2024, table: 3, path: ['table3', '3.1', 'naturalPerson'], published: 1408, reported: 1407 },
    ]);
  });

  it('are refused in words when the file is something else', () => {
    const [report] = reports;
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['{"year": 2023}', /not a figures file/],
      ['{"year"', /not a figures file/],
      [JSON.stringify([report, report]), /two reports of 宿迁市 2023/],
      [JSON.stringify({ ...report, year: 2019 }), /work calendars that come along allow 2020 … 2026/],
      [JSON.stringify({ ...report, table3: { ...report!.table3, granted: [1.5, 0, 0, 0, 0, 0, 1] } }), /whole number/],
      [JSON.stringify({ ...report, table2: { ...report!.table2, admin_fees_10k_cny: 0.00001 } }), /four decimals/],
      [JSON.stringify({ ...report, table3: { ...report!.table3, granted: undefined } }), /table3\.granted/],
    ];
    for (const [text, words] of refusals) expect(() => readFigures(text)).toThrow(words);
  });

  it.each(cellsOf(reports))(
    'altered in %s, make exactly that cell differ from what was lived',
    (_, alter, { year, path }) => {
      const expected = expectedFor(reports, readFigures(alter(figures)));
      expect(compareReports(expected, agreeing(reports)).differences).toMatchObject([{ year, path }]);
    },
  );

  it('are lived as the rest of the form says when one cell of table 3 contradicts it', () => {
    const [report] = reports;
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(report!.table3) as (keyof Report['table3'])[])),
        fc.integer({ min: 0, max: 5 }),
        (row, column) => {
          const altered = {
            ...report!,
            table3: { ...report!.table3, [row]: report!.table3[row].with(column, report!.table3[row][column]! + 1) },
          };
          expect(repaired(altered).table3).toEqual(report!.table3);
        },
      ),
    );
    expect(repaired(report!)).toBe(report);
  });
});

describe('the plan', () => {
  const reports = readFigures(figures);
  const plan = planCity(reports, calendar, 1);

  it('is the same for the same seed', () => {
    expect(planCity(reports, calendar, 1).cases).toEqual(plan.cases);
    expect(planCity(reports, calendar, 2).cases).not.toEqual(plan.cases);
  });

  it('decides each result and type as often as published, in its year', () => {
    for (const { year, table3 } of reports) {
      const decided = plan.cases.filter((one) => one.decidedIn === year && one.result !== null);
      expect(decided).toHaveLength(table3.total_processed[6]!);
      for (const [column, type] of applicantTypes.entries()) {
        expect(decided.filter((one) => one.type === type)).toHaveLength(table3.total_processed[column]!);
      }
    }
    expect(new Set(plan.cases.map(({ result }) => result)).size).toBeGreaterThan(resultCodes.length - 3);
  });

  it('places as many cases in each unit as its share of 2023 says', () => {
    const [first] = reports;
    const inYear = plan.cases.filter((one) => one.receivedOn < '2024-01-01');
    const counts = Object.values(first!.narrative!.rollup_by_unit!);
    expect(inYear).toHaveLength(counts.reduce((sum, n) => sum + n, 0));
    expect(inYear.filter((one) => one.unit === 'sihong')).toHaveLength(874);
  });

  it('lets nothing happen on a day before it is possible', () => {
    for (const one of plan.cases) {
      const days = [...plan.days].filter(([, moments]) =>
        moments.some((moment) => moment.kind === 'case' && moment.case === one),
      );
      if (one.serial % 97 === 0) expect(days.every(([day]) => day >= one.receivedOn)).toBe(true);
      if (one.serial > 200) break;
    }
  });
});

describe('chance', () => {
  it('apportions exactly', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), (total, weights) => {
        expect(apportion(total, weights).reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    expect(new Chance(7).shuffle(items).sort((a, b) => a - b)).toEqual(items);
  });
});
