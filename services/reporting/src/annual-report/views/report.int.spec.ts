import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidFrom } from '@mingjian/core';
import { statistics } from '../../statistics/statistics.projection.js';
import { publicationCounts } from '../../statistics/views/publications/counts.js';
import { readModelOf, type ReadModel } from '../../testing/read-model.js';
import { projected, record, type Fact } from '../../testing/recorded.js';
import type { Table3Column, Table3Row } from '../domain/index.js';
import { assembleReport, casesOfCell, remediesOfCell, talliesOfCell, yearsWithFigures } from './index.js';

interface CaseFigures {
  readonly organ?: string;
  readonly type?: string;
  readonly received: string;
  readonly decided?: string;
  readonly result?: string;
  readonly late?: boolean;
  readonly noticed?: boolean;
}

const id = (name: string): string => uuidFrom('spec', name);

const caseFacts = (name: string, figures: CaseFigures): readonly Fact[] => {
  const {
    organ = 'harbour',
    type = 'naturalPerson',
    received,
    decided,
    result = '3.1',
    late = false,
    noticed = false,
  } = figures;
  const ofCase = { application: id(name), organ };
  const place = { stream: `application-${id(name)}`, entry: late ? 'late' : 'live' } as const;
  const term = { start: received, days: 20, due: '2031-12-31', provisional: false, calendar: 'CN-1' };
  const registered = { ...ofCase, applicantType: type, channel: 'web', number: name, receiptDate: received, term };
  const ended = {
    ...ofCase,
    applicantType: type,
    result,
    decidedOn: decided,
    via: 'reply',
    receiptDate: received,
    due: '2031-12-31',
  };
  return [
    { ...place, type: 'ApplicationRegistered', on: received, data: registered },
    ...(noticed
      ? [{ ...place, type: 'CorrectionNoticed', on: received, data: { ...ofCase, noticedOn: received } }]
      : []),
    ...(decided ? [{ ...place, type: 'ApplicationDecided', on: decided, data: ended }] : []),
  ];
};

const tally = (month: string, measure: string, value: string, organ = 'harbour'): Fact => ({
  stream: `tally-${organ}-${month.slice(0, 4)}`,
  type: 'TallyRecorded',
  on: `${month}-28`,
  data: { organ, month, measure, value, source: 'fee ledger', replaces: null },
});

const opening = (figures: object, organ = 'harbour'): Fact => ({
  stream: `opening-${organ}-2029`,
  type: 'OpeningBalanceImported',
  on: '2030-01-03',
  data: {
    organ,
    year: 2029,
    version: 1,
    carriedForward: {},
    regulationsInForce: null,
    normativeDocumentsInForce: null,
    source: 'report of 2029',
    ...figures,
  },
});

const remedy = (name: string, lodgedOn: string, concludedOn?: string, outcome = 'upheld'): readonly Fact[] => {
  const data = { remedy: id(name), organ: 'harbour', kind: 'suitDirect' };
  const place = { stream: `remedy-${id(name)}` };
  return [
    { ...place, type: 'RemedyLodged', on: lodgedOn, data: { ...data, application: null, lodgedOn } },
    ...(concludedOn
      ? [{ ...place, type: 'RemedyConcluded', on: concludedOn, data: { ...data, outcome, concludedOn } }]
      : []),
  ];
};

describe('the annual report read from the statistics', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await readModelOf(statistics);
  });
  afterAll(() => model.drop());

  const given = async (...facts: readonly Fact[]): Promise<void> => {
    await model.restart();
    await model.apply(record(facts).map(projected));
  };
  const reportOf = (year: number, ...organs: string[]) =>
    assembleReport(model.pool, { organs: organs.length > 0 ? organs : ['harbour'], year });
  const numbersBehind = async (row: Table3Row, column: Table3Column, year: number, organs = ['harbour']) =>
    (await casesOfCell(model.pool, { organs, year, row, column })).rows.map(({ number }) => number);

  it('carries a case over the year’s end until it is decided, and finds it behind every cell it counts in (counting rule 1, counting rule 4, counting rule 5)', async () => {
    await given(
      ...caseFacts('H-1', { received: '2030-12-20', decided: '2031-01-10', result: '3.2' }),
      ...caseFacts('H-2', { received: '2030-12-31', decided: '2030-12-31', type: 'legalServiceOrganization' }),
    );
    const [before, after] = [await reportOf(2030), await reportOf(2031)];
    expect(before.tables.table3.F).toMatchObject({ naturalPerson: 1, total: 1 });
    expect(after.tables.table3.P).toEqual(before.tables.table3.F);
    expect(after.tables.table3['3.2'].total).toBe(1);
    expect(after.tables.table3.F.total).toBe(0);

    expect(await numbersBehind('N', 'total', 2030)).toEqual(['H-1', 'H-2']);
    expect(await numbersBehind('F', 'naturalPerson', 2030)).toEqual(['H-1']);
    expect(await numbersBehind('P', 'naturalPerson', 2031)).toEqual(['H-1']);
    expect(await numbersBehind('3.2', 'total', 2031)).toEqual(['H-1']);
    expect(await numbersBehind('T', 'legalServiceOrganization', 2030)).toEqual(['H-2']);
    expect(await numbersBehind('T', 'researchInstitution', 2030)).toEqual([]);
  });

  it('carries forward what waits for a correction, an opinion or a fee at the end of the year (counting rule 6)', async () => {
    const waitsFor = (name: string, type: string): Fact => ({
      stream: `application-${id(name)}`,
      type,
      on: '2030-12-28',
      data: { application: id(name), organ: 'harbour' },
    });
    await given(
      ...['H-1', 'H-2', 'H-3'].flatMap((name) => caseFacts(name, { received: '2030-12-20' })),
      waitsFor('H-1', 'CorrectionNoticed'),
      waitsFor('H-2', 'ConsultationSent'),
      waitsFor('H-3', 'FeeNoticed'),
    );
    expect((await reportOf(2030)).tables.table3).toMatchObject({ N: { total: 3 }, T: { total: 0 }, F: { total: 3 } });
    expect((await reportOf(2031)).tables.table3).toMatchObject({ N: { total: 0 }, P: { total: 3 }, F: { total: 3 } });
  });

  it('has as many cases behind a cell as the cell says', async () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    await given(
      ...names.flatMap((index) =>
        caseFacts(`H-${index}`, {
          received: index % 2 ? '2030-05-04' : '2029-11-30',
          organ: index % 3 ? 'harbour' : 'river',
          ...(index % 4
            ? { decided: index % 5 ? '2030-08-09' : '2031-02-03', result: index % 7 ? '3.1' : '3.4.1' }
            : {}),
        }),
      ),
    );
    const organs = ['harbour', 'river'];
    const { tables } = await reportOf(2030, ...organs);
    for (const row of ['N', 'P', '3.1', '3.4.1', 'T', 'F'] as const) {
      const { total, withoutCase } = await casesOfCell(model.pool, {
        organs,
        year: 2030,
        row,
        column: 'naturalPerson',
      });
      expect({ row, total }).toEqual({ row, total: tables.table3[row].naturalPerson });
      expect(withoutCase).toBe(0);
    }
  });

  it('gives the cases of a cell page by page, every case once', async () => {
    await given(...Array.from({ length: 7 }, (_, index) => caseFacts(`H-${index}`, { received: '2030-05-04' })).flat());
    const place = { organs: ['harbour'], year: 2030, row: 'N', column: 'total', pageSize: 3 } as const;
    const pages = await Promise.all([1, 2, 3].map((page) => casesOfCell(model.pool, { ...place, page })));
    expect(pages.map(({ rows }) => rows.length)).toEqual([3, 3, 1]);
    expect(pages[0]).toMatchObject({ total: 7, page: 1, pages: 3 });
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ application }) => application))).size).toBe(7);
  });

  it('starts from an imported opening balance and says so, also where it has no case', async () => {
    await given(
      opening({ carriedForward: { naturalPerson: 3 } }),
      ...caseFacts('H-1', { received: '2029-12-20', decided: '2030-01-10' }),
      ...caseFacts('H-2', { received: '2030-02-03', decided: '2030-02-20' }),
    );
    const { tables, provenance } = await reportOf(2030);
    expect(tables.table3.P.naturalPerson).toBe(3);
    expect(tables.table3.N.naturalPerson).toBe(1);
    expect(tables.table3.F.naturalPerson).toBe(2);
    expect(provenance.imported).toEqual({ P: 3, F: 0 });
    expect(provenance.openings).toEqual([{ organ: 'harbour', year: 2029, version: 1, source: 'report of 2029' }]);
    const behind = await casesOfCell(model.pool, { organs: ['harbour'], year: 2030, row: 'P', column: 'total' });
    expect(behind).toMatchObject({ total: 1, withoutCase: 2 });
  });

  it('moves the carry-over of later years when a case is entered late, and marks the figures', async () => {
    await given(...caseFacts('H-1', { received: '2029-03-01', decided: '2031-05-06', late: true }));
    const { tables, provenance } = await reportOf(2031);
    expect(tables.table3.P.total).toBe(1);
    expect(provenance.late).toEqual({ '3.1 naturalPerson': 1, 'T naturalPerson': 1 });
    expect((await reportOf(2029)).provenance.late).toEqual({ 'N naturalPerson': 1 });
  });

  it('adds a subtree up and holds it against its parts (C11)', async () => {
    await given(
      ...caseFacts('H-1', { received: '2030-03-01', decided: '2030-03-06' }),
      ...caseFacts('R-1', { received: '2030-03-01', organ: 'river' }),
      tally('2030-01', 'licensing.decisions', '12'),
      tally('2030-02', 'licensing.decisions', '30', 'river'),
    );
    const { tables, verdicts } = await reportOf(2030, 'harbour', 'river');
    expect(tables.table3.N.total).toBe(2);
    expect(tables.table2['licensing.decisions']).toBe(42);
    expect(verdicts.filter(({ rule }) => rule === 'C11')).toMatchObject([{ verdict: 'pass' }]);
  });

  it('finds a lapse without correction notice in the case files (C10)', async () => {
    const lapsed = { received: '2030-03-01', decided: '2030-05-06', result: '3.6.1' };
    await given(...caseFacts('H-1', { ...lapsed, noticed: true }));
    expect((await reportOf(2030)).verdicts).toContainEqual(expect.objectContaining({ rule: 'C10', verdict: 'pass' }));
    await given(...caseFacts('H-1', { ...lapsed, noticed: true }), ...caseFacts('H-2', lapsed));
    expect((await reportOf(2030)).verdicts).toContainEqual(
      expect.objectContaining({ rule: 'C10', verdict: 'fail', row: '3.6.1' }),
    );
  });

  it('adds tallies of a year exactly, replaces a month’s figure, and leaves blank what nobody stated', async () => {
    await given(
      tally('2030-01', 'adminFees.tenThousandYuan', '0.1'),
      tally('2030-02', 'adminFees.tenThousandYuan', '7'),
      tally('2030-02', 'adminFees.tenThousandYuan', '0.2'),
      tally('2030-02', 'coercion.decisions', '0'),
    );
    const { tables } = await reportOf(2030);
    expect(tables.table2).toMatchObject({
      'adminFees.tenThousandYuan': '0.3',
      'coercion.decisions': 0,
      'licensing.decisions': null,
      'regulations.inForce': null,
    });
    const behind = await talliesOfCell(model.pool, {
      organs: ['harbour'],
      year: 2030,
      cell: 'adminFees.tenThousandYuan',
    });
    expect(behind.map(({ month, value, source }) => [month, value, source])).toEqual([
      ['2030-01', '0.1', 'fee ledger'],
      ['2030-02', '0.2', 'fee ledger'],
    ]);
  });

  it('computes what is in force from the opening balance, and from a re-count where there was one (C7)', async () => {
    await given(
      opening({ normativeDocumentsInForce: '100', regulationsInForce: '4' }),
      tally('2030-03', 'normativeDocuments.made', '10'),
      tally('2030-09', 'normativeDocuments.repealed', '25'),
      tally('2031-02', 'normativeDocuments.made', '1'),
      tally('2031-06', 'normativeDocuments.recounted', '80'),
      tally('2031-04', 'normativeDocuments.recounted', '79'),
    );
    const [first, second] = [await reportOf(2030), await reportOf(2031)];
    expect(first.tables.table2).toMatchObject({ 'normativeDocuments.inForce': 85, 'regulations.inForce': 4 });
    expect(second.tables.table2['normativeDocuments.inForce']).toBe(80);
    for (const { verdicts } of [first, second]) {
      expect(verdicts.filter(({ rule, row }) => rule === 'C7' && row === 'normativeDocuments')).toEqual([]);
    }
    const behind = await talliesOfCell(model.pool, {
      organs: ['harbour'],
      year: 2030,
      cell: 'normativeDocuments.inForce',
    });
    expect(behind.map(({ month, value }) => [month, value])).toEqual([
      ['2029', '100'],
      ['2030-03', '10'],
      ['2030-09', '25'],
    ]);
  });

  it('shows 规章 as "/" for an organ without rule-making power (table 2)', async () => {
    await given(tally('2030-03', 'normativeDocuments.made', '10'));
    const { tables } = await assembleReport(model.pool, { organs: ['harbour'], year: 2030, ruleMaking: false });
    expect(tables.table2['regulations.made']).toBe('/');
    expect(tables.table2['regulations.inForce']).toBe('/');
  });

  it('counts a remedy as pending in each year that ends before its conclusion (table 4, counting rule 10)', async () => {
    await given(
      ...remedy('S-1', '2029-06-01', '2031-02-03', 'corrected'),
      ...remedy('S-2', '2030-06-01'),
      ...remedy('S-3', '2030-01-01', '2030-12-31'),
    );
    const { tables } = await reportOf(2030);
    expect(tables.table4.suitDirect).toEqual({ upheld: 1, corrected: 0, other: 0, pending: 2, total: 3 });
    expect((await reportOf(2031)).tables.table4.suitDirect).toMatchObject({ corrected: 1, pending: 1 });
    const place = { organs: ['harbour'], year: 2030, kind: 'suitDirect' } as const;
    const pending = await remediesOfCell(model.pool, { ...place, column: 'pending' });
    expect(pending.rows.map((row) => row.remedy)).toEqual([id('S-1'), id('S-2')]);
    expect(await remediesOfCell(model.pool, { ...place, column: 'total' })).toMatchObject({ total: 3, pages: 1 });
  });

  it('offers every year since the first figure, and at least this one', async () => {
    await given();
    expect(await yearsWithFigures(model.pool, 2031)).toEqual([2031]);
    await given(tally('2030-03', 'licensing.decisions', '1'), ...remedy('S-1', '2029-06-01'));
    expect(await yearsWithFigures(model.pool, 2031)).toEqual([2031, 2030, 2029]);
  });

  it('counts publications of a year by category once, whatever their version (S36)', async () => {
    const published = (name: string, on: string, version = 1, visibility = 'public'): Fact => ({
      stream: `publication-${id(name)}`,
      type: 'ItemPublished',
      on,
      data: {
        publication: id(name),
        item: id(`${name} item`),
        organ: 'harbour',
        request: id('request'),
        indexNumber: name,
        version,
        title: name,
        category: '工作动态类',
        visibility,
        digest: '0'.repeat(64),
        publishedOn: on,
      },
    });
    const withdrawn = {
      publication: id('P-2'),
      item: id('P-2 item'),
      organ: 'harbour',
      indexNumber: 'P-2',
      reason: 'outdated',
      withdrawnOn: '2030-09-09',
    };
    await given(
      published('P-1', '2030-02-01'),
      published('P-1', '2031-02-01', 2),
      published('P-2', '2030-03-01'),
      published('P-3', '2030-03-01', 1, 'internal'),
      { stream: `publication-${id('P-2')}`, type: 'PublicationWithdrawn', on: '2030-09-09', data: withdrawn },
    );
    const counts = (year: number) => publicationCounts(model.pool, { organs: ['harbour'], year });
    expect(await counts(2030)).toEqual([{ category: '工作动态类', published: 2, withdrawn: 1 }]);
    expect(await counts(2031)).toEqual([]);
  });
});
