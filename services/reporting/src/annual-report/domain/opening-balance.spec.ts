import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { openingEvents } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { figuresOf } from './figures.js';
import { importedTables, tablesFromForm, type FormTables } from './imported-report.js';
import type { Cell } from './cells.js';
import { checkReport } from './checks/index.js';
import type { ReportTables } from './tables.js';
import { balancedReport, withCell } from './testing/balanced-report.js';
import { wordedCells } from './worded-cells.js';
import { openingBalance, openingStream, type ImportOpeningBalance } from './opening-balance.js';

const balance = {
  organ: 'harbour-city',
  year: 2029,
  version: 1,
  carriedForward: { naturalPerson: 4 },
  regulationsInForce: null,
  normativeDocumentsInForce: '37',
  source: '2029 report as published',
};
const importing = (
  changes: Partial<ImportOpeningBalance['balance']> = {},
  today = '2030-01-05',
): ImportOpeningBalance => ({
  type: 'ImportOpeningBalance',
  today,
  balance: { ...balance, ...changes },
  report: null,
});
const imported = { type: 'OpeningBalanceImported', data: balance } as const;

describe('opening balance', () => {
  it('is imported with its source', () => {
    expect(given(openingBalance).when(importing()).events()).toEqual([imported]);
  });

  it('is imported once an organ and year', () => {
    expect(given(openingBalance, imported).when(importing()).refusal()).toEqual({
      code: 'opening.balance.alreadyImported',
      facts: { organ: 'harbour-city', year: 2029, version: 1 },
    });
  });

  it('is corrected by a newer version', () => {
    const correction = given(openingBalance, imported).when(
      importing({ version: 2, carriedForward: { naturalPerson: 5 } }),
    );
    expect(correction.events()).toHaveLength(1);
    expect(correction.state()).toEqual({ version: 2 });
  });

  it('waits for the end of its year', () => {
    expect(given(openingBalance).when(importing({}, '2029-12-31')).refusal().code).toBe('opening.year.notOver');
  });

  it('states at least one figure', () => {
    const nothing = importing({ carriedForward: {}, normativeDocumentsInForce: null });
    expect(given(openingBalance).when(nothing).refusal().code).toBe('opening.balance.empty');
  });

  it('has a stream of its own for each organ and year', () => {
    expect(openingStream('harbour-city', 2029)).toBe('opening-harbour-city-2029');
  });
});

describe('a report published before the platform', () => {
  const published = balancedReport(
    { naturalPerson: { carriedIn: 2, carriedForward: 4, results: { '3.1': 30, '3.6.3': 3 } } },
    [1, 0, 0, 0],
    2029,
  );
  /** As a report is exported: by row and column of its form. */
  const formTables = (tables: ReportTables): FormTables => {
    const found: Record<string, Record<string, Record<string, Cell>>> = { table2: {}, table3: {}, table4: {} };
    for (const { table, row, column, cell } of wordedCells(tables))
      (found[`table${table}`]![row] ??= {})[column] = cell;
    return found as unknown as FormTables;
  };
  const report = {
    scope: 'own' as const,
    title: '2029年年度报告',
    publishedOn: '2030-01-20',
    tables: formTables(published),
  };
  const whole = { ...balance, normativeDocumentsInForce: '40', regulationsInForce: '40' };
  const importingReport = (over: Partial<typeof report> = {}, changes: Partial<typeof whole> = {}) => ({
    ...importing({ ...whole, ...changes }),
    report: { ...report, ...over },
  });

  it('is taken over as a whole, with what the rules say of it, and begins the chain of carried figures (C5)', () => {
    const [event] = given(openingBalance).when(importingReport()).events();
    expect(openingEvents.OpeningBalanceImported.schema.safeParse(event!.data).error).toBeUndefined();
    const taken = event!.data.report!;
    expect(taken.examination.filter(({ rule }) => rule === 'C1')).toMatchObject([{ verdict: 'pass' }]);
    expect(fold(openingBalance, [event!]).report).toEqual(taken);
    const told = { cases: [], remedies: [], tallies: [], openings: [event!.data] };
    const covered = { organ: 'harbour-city', organs: ['harbour-city'], year: 2030 };
    const last = importedTables(told, covered);
    expect(last).toEqual(published);
    const { previous, verdicts } = figuresOf(told, covered, last);
    expect(previous).toBe('published');
    expect(verdicts.filter(({ rule }) => rule === 'C5')).toMatchObject([{ verdict: 'pass' }]);
    // A roll-up goes on from a roll-up, another year from another report.
    expect(importedTables(told, { ...covered, organs: ['harbour-city', 'river'] })).toBeUndefined();
    expect(importedTables(told, { ...covered, year: 2031 })).toBeUndefined();
  });

  it('stays as it was published, also where it contradicts itself', () => {
    const wrong = formTables(withCell(published, { table: 3, row: 'N', column: 'total' }, 99));
    const [event] = given(openingBalance)
      .when(importingReport({ tables: wrong }))
      .events();
    const failing = event!.data.report!.examination.filter(({ verdict }) => verdict === 'fail');
    expect(failing.map(({ rule }) => rule)).toEqual(['C1', 'C3']);
  });

  it('says the same as the balance that is taken from it, unless it covers others too', () => {
    const differing = { carriedForward: { naturalPerson: 5 }, normativeDocumentsInForce: '39' };
    expect(given(openingBalance).when(importingReport({}, differing)).refusal()).toEqual({
      code: 'opening.report.differs',
      facts: { cells: ['F.naturalPerson', 'normativeDocuments.inForce'] },
    });
    const subtree = { ...importingReport({}, differing), report: { ...report, scope: 'subtree' as const } };
    expect(given(openingBalance).when(subtree).events()).toHaveLength(1);
  });

  it('has the cells of its year’s form and no others', () => {
    const tables = { ...report.tables, table3: { ...report.tables.table3, '3.6': { total: 3 } } };
    expect(given(openingBalance).when(importingReport({ tables })).refusal()).toEqual({
      code: 'opening.report.cellUnknown',
      facts: { cells: ['3.6.total'] },
    });
  });

  it('keeps the one row of the trial form of 2019 as one, and leaves blank what that form does not ask for', () => {
    const trial = balancedReport({ naturalPerson: { results: { '3.1': 30, '3.6.1': 1, '3.6.3': 3 } } }, [], 2020);
    const read = tablesFromForm(2020, formTables(trial));
    expect(['3.6.1', '3.6.2', '3.6.3'].map((row) => read.table3[row as '3.6.1'].total)).toEqual(['/', '/', 4]);
    expect(wordedCells(read).find(({ row, column }) => row === '3.6' && column === 'total')!.cell).toBe(4);
    expect(read.table2['regulations.made']).toBeNull();
    expect(
      checkReport(read)
        .filter(({ rule }) => ['C1', 'C2', 'C3'].includes(rule))
        .every(({ verdict }) => verdict === 'pass'),
    ).toBe(true);
  });
});
