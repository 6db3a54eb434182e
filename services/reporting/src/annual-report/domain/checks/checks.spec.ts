import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../cells.js';
import { cellsOf, fillTable2, fillTable3, type ReportTables } from '../tables.js';
import { balancedReport, balancedReports, withCell } from '../testing/balanced-report.js';
import { checkReport, rules, type Evidence, type RuleId, type Verdict } from './index.js';

const figures = {
  naturalPerson: {
    carriedIn: 1,
    carriedForward: 1,
    results: { '3.1': 6, '3.2': 2, '3.3.4': 1, '3.4.1': 2, '3.6.3': 1 },
  },
  commercialEnterprise: { results: { '3.1': 2, '3.6.1': 1 } },
} as const;
const report = balancedReport(figures);
/** Table 2 of `balancedReport` makes as much as it repeals, so the same report also stands for the year before. */
const lastYear = balancedReport({ naturalPerson: { carriedForward: 1, results: { '3.1': 15 } } });
const evidence: Evidence = {
  previous: { basis: 'published', tables: lastYear },
  ledgers: { correctionNotices: { '3.4.3': 0, '3.6.1': 1 }, feeNotices: 0, feesPaidYuan: 130 },
  narrative: { received: 16, carriedIn: 1, carriedForward: 1, reconsiderations: 10, suits: 20, feesYuan: 130 },
  parts: [
    balancedReport({ naturalPerson: figures.naturalPerson }),
    balancedReport({ commercialEnterprise: figures.commercialEnterprise }, []),
  ],
};

const found = (id: RuleId, tables: ReportTables, given: Evidence = {}): readonly Verdict[] =>
  checkReport(tables, given).filter(({ rule }) => rule === id);
const verdictOf = (id: RuleId, tables: ReportTables, given: Evidence = {}) =>
  found(id, tables, given).map(({ verdict }) => verdict);
const places = (verdicts: readonly Verdict[]) => verdicts.map(({ row, column }) => [row, column].join('/'));

const withTable2 = (tables: ReportTables, changes: Readonly<Record<string, Cell>>): ReportTables => ({
  ...tables,
  table2: fillTable2((key) => changes[key] ?? (key in changes ? null : tables.table2[key])),
});

describe('rules C1 to C13', () => {
  it('examines every rule once, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, index) => `C${index + 1}`));
  });

  it('passes the smallest consistent report by its own equations (example 1)', () => {
    for (const id of ['C1', 'C2', 'C3', 'C4', 'C6', 'C12'] as const) expect(verdictOf(id, report)).toEqual(['pass']);
    expect(report.table3.N).toMatchObject({ naturalPerson: 12, commercialEnterprise: 3, total: 15 });
  });

  it('does not pass a rule whose evidence is missing', () => {
    for (const id of ['C5', 'C7', 'C8', 'C9', 'C10', 'C11', 'C13'] as const) {
      expect(verdictOf(id, report)).toEqual(['notAssessable']);
    }
  });

  it('passes C5 and C8 to C10 on agreeing evidence', () => {
    for (const id of ['C5', 'C7', 'C8', 'C9', 'C10'] as const)
      expect(verdictOf(id, report, evidence)).toEqual(['pass']);
  });

  it.each<[RuleId, ReportTables]>([
    ['C1', withCell(report, { table: 3, row: 'F', column: 'naturalPerson' }, 2)],
    ['C2', withCell(report, { table: 3, row: '3.1', column: 'naturalPerson' }, 7)],
    ['C3', withCell(report, { table: 3, row: '3.1', column: 'total' }, 9)],
    [
      'C4',
      withCell(
        report,
        { table: 4, row: 'suitDirect', column: 'pending' },
        Number(report.table4.suitDirect.pending) + 1,
      ),
    ],
    ['C5', withCell(report, { table: 3, row: 'P', column: 'naturalPerson' }, 2)],
  ])('%s holds for the smallest consistent report and fails when one unit is off (example 2)', (id, broken) => {
    expect(verdictOf(id, report, evidence)).toEqual(['pass']);
    expect(verdictOf(id, broken, evidence)).toContain('fail');
  });

  it('C1: names the column that does not balance', () => {
    const broken = withCell(report, { table: 3, row: 'F', column: 'commercialEnterprise' }, 1);
    expect(found('C1', broken)).toMatchObject([{ verdict: 'fail', severity: 'block', column: 'commercialEnterprise' }]);
    expect(found('C1', broken)[0]?.detail.zh).toBe('3 ≠ 4');
  });

  it('C2: a result that the total does not contain', () => {
    expect(places(found('C2', withCell(report, { table: 3, row: '3.5.2', column: 'naturalPerson' }, 1)))).toEqual([
      'T/naturalPerson',
    ]);
  });

  it('C3: a row whose total is not the sum of the six types', () => {
    expect(places(found('C3', withCell(report, { table: 3, row: '3.4.1', column: 'total' }, 3)))).toEqual([
      '3.4.1/total',
    ]);
  });

  it('C4: a group of table 4 that does not add up', () => {
    const broken = withCell(report, { table: 4, row: 'suitDirect', column: 'pending' }, 5);
    expect(places(found('C4', broken))).toEqual(['suitDirect/total']);
  });

  it('C5: carried over must be what last year’s report carried forward', () => {
    const other = { basis: 'computed', tables: balancedReport({ naturalPerson: { carriedForward: 2 } }) } as const;
    expect(places(found('C5', report, { previous: other }))).toEqual(['P/naturalPerson', 'P/total']);
  });

  it.each<[string, Cell]>([
    ['a negative count', -1],
    ['half a case', 0.5],
  ])('C6: refuses %s', (_, cell) => {
    const broken = withCell(report, { table: 3, row: '3.1', column: 'naturalPerson' }, cell);
    expect(places(found('C6', broken))).toEqual(['3.1/naturalPerson']);
  });

  it('C6: allows decimals for fees only, and no negative ones', () => {
    expect(verdictOf('C6', withTable2(report, { 'adminFees.tenThousandYuan': '7.0001' }))).toEqual(['pass']);
    expect(verdictOf('C6', withTable2(report, { 'adminFees.tenThousandYuan': '14722.493512' }))).toEqual(['pass']);
    expect(verdictOf('C6', withTable2(report, { 'adminFees.tenThousandYuan': '-7' }))).toEqual(['fail']);
    expect(verdictOf('C6', withTable2(report, { 'licensing.decisions': '7.5' }))).toEqual(['fail']);
  });

  it('C6: does not pass over a blank, which is no figure yet', () => {
    const blanks = withTable2(report, { 'licensing.decisions': null });
    expect(found('C6', blanks)).toMatchObject([{ verdict: 'notAssessable', row: 'licensing', column: 'decisions' }]);
    expect(verdictOf('C6', withTable2(report, { 'regulations.made': '/' }))).toEqual(['pass']);
  });

  it('C7: in force follows from last year, unless the stock was re-counted', () => {
    const broken = withTable2(report, { 'normativeDocuments.inForce': 39 });
    expect(places(found('C7', broken, evidence))).toEqual(['normativeDocuments/inForce']);
    expect(verdictOf('C7', broken, { ...evidence, recounted: ['normativeDocuments'] })).toEqual(['pass']);
  });

  it('C8: accepts N or N and P as the number received, and nothing else', () => {
    const quoting = (received: number) => verdictOf('C8', report, { narrative: { received } });
    expect(quoting(15)).toEqual(['pass']);
    expect(quoting(16)).toEqual(['pass']);
    expect(quoting(17)).toEqual(['fail']);
    const unknownCarryOver = withCell(report, { table: 3, row: 'P', column: 'total' }, null);
    expect(verdictOf('C8', unknownCarryOver, { narrative: { received: 15 } })).toEqual(['pass']);
    expect(verdictOf('C8', unknownCarryOver, { narrative: { received: 16 } })).toEqual(['notAssessable']);
  });

  it('C8: suits are direct ones and those after reconsideration together', () => {
    expect(places(found('C8', report, { narrative: { suits: 10, reconsiderations: 10 } }))).toEqual(['suits/total']);
  });

  it('C9: a fee lapse without fee notice, and fees that the ledger does not show', () => {
    const lapsed = balancedReport({ naturalPerson: { results: { '3.6.2': 2 } } });
    expect(places(found('C9', lapsed, evidence))).toEqual(['3.6.2/']);
    expect(places(found('C9', report, { ...evidence, narrative: { feesYuan: 131 } }))).toEqual(['fees/']);
  });

  it('C10: each lapse for missing correction needs its own notice', () => {
    const lapsed = balancedReport({ naturalPerson: { results: { '3.6.1': 2, '3.4.3': 1 } } });
    expect(places(found('C10', lapsed, evidence))).toEqual(['3.4.3/', '3.6.1/']);
  });

  it('C11: an aggregated report is the sum of its parts, cell by cell', () => {
    const parts = evidence.parts ?? [];
    const summed = {
      ...report,
      table2: fillTable2((key) => (key === 'adminFees.tenThousandYuan' ? '25' : Number(report.table2[key]) * 2)),
    };
    expect(verdictOf('C11', summed, { parts })).toEqual(['pass']);
    expect(places(found('C11', report, { parts: parts.slice(0, 1) }))).toContain('3.1/commercialEnterprise');
    expect(places(found('C11', report, { parts }))).toContain('adminFees/tenThousandYuan');
  });

  it('C12: a blank is not a zero, "/" is allowed', () => {
    const rowless = withTable2(report, {
      'regulations.made': '/',
      'regulations.repealed': '/',
      'regulations.inForce': '/',
    });
    expect(verdictOf('C12', rowless)).toEqual(['pass']);
    const blanks = withCell(report, { table: 3, row: '3.3.1', column: 'naturalPerson' }, null);
    expect(places(found('C12', blanks))).toEqual(['3.3.1/naturalPerson']);
    expect(verdictOf('C2', blanks)).toEqual(['notAssessable']);
  });

  it('C13: points at a jump above five times or below a fifth', () => {
    const previous = (results: number) => ({
      previous: {
        basis: 'published',
        tables: balancedReport({ naturalPerson: { results: { '3.1': results } } }),
      } as const,
    });
    expect(verdictOf('C13', report, previous(15))).toEqual(['pass']);
    expect(places(found('C13', report, previous(2)))).toEqual(['N/total', 'T/total']);
    expect(verdictOf('C13', report, previous(100))).toContain('fail');
  });
});

describe('balanced reports', () => {
  it('pass C1 to C4', () => {
    fc.assert(
      fc.property(balancedReports, (tables) => {
        for (const id of ['C1', 'C2', 'C3', 'C4'] as const) expect(verdictOf(id, tables)).toEqual(['pass']);
      }),
    );
  });

  it('fail a rule of C1 to C4 as soon as one cell of tables 3 or 4 is changed', () => {
    const placedCells = cellsOf(report).filter(({ table }) => table !== 2);
    fc.assert(
      fc.property(
        balancedReports,
        fc.constantFrom(...placedCells),
        fc.integer({ min: 1, max: 50 }),
        (tables, place, by) => {
          const { table, row, column } = place;
          const before = cellsOf(tables).find(
            (cell) => cell.table === table && cell.row === row && cell.column === column,
          );
          const changed = withCell(tables, { table: table === 4 ? 4 : 3, row, column }, Number(before?.cell) + by);
          const failed = (['C1', 'C2', 'C3', 'C4'] as const).filter((id) => verdictOf(id, changed).includes('fail'));
          expect(failed).not.toEqual([]);
        },
      ),
    );
  });

  it('never pass a rule over a blank: the column becomes not assessable', () => {
    fc.assert(
      fc.property(balancedReports, (tables) => {
        const holed = {
          ...tables,
          table3: fillTable3((row, column) => (row === 'F' ? null : tables.table3[row][column])),
        };
        expect(new Set(verdictOf('C1', holed))).toEqual(new Set(['notAssessable']));
      }),
    );
  });
});
