import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { agreedOne, MONDAY, services } from './city-steps.js';

jest.setTimeout(120_000);

type Figure = number | string | null;
type Table = Readonly<Record<string, Readonly<Record<string, Figure>>>>;
interface Tables {
  readonly table2: Readonly<Record<string, Figure>>;
  readonly table3: Table;
  readonly table4: Table;
}
interface Report extends Tables {
  readonly known: { readonly cut: Readonly<Record<string, number>>; readonly moment: string | null } | null;
  readonly verdicts: unknown;
  readonly provenance: unknown;
}
interface Replayed {
  readonly cells: readonly { table: number; row: string; column: string; value: string | null }[];
}

const reader = staff('leader');
const [registrar, statistician] = [staff('registrar'), staff('statistician')];
const tally = (value: string) => ({
  ...{ organ: 'transport', month: '2026-01', measure: 'licensing.decisions', value, source: `台账${value}` },
});

describe('the tables of a report as they were known', () => {
  let city: City;
  let application: string;
  let remedy: string;
  /** What was read when the case was open, by the same route and as its second telling; and the cut that it was then. */
  let before: { readonly report: Report; readonly cut: string };
  beforeAll(async () => {
    city = await startCity({ services, date: MONDAY });
    application = await agreedOne(city, 'reply');
    await city.as(statistician).act('intake/tallies', tally('7'));
    const lodging = { organ: 'transport', kind: 'reconsideration', application, lodgedOn: MONDAY };
    remedy = (await city.as(registrar).act('intake/remedies', lodging)).id;
    await city.settle();
    const { body } = await city.as(reader).get<{ cut: Readonly<Record<string, number>> }>('reporting/replay/cut');
    const cut = Object.entries(body.cut).map((one) => one.join(':'));
    before = { report: await report(), cut: cut.join(',') };

    await city.setDate('2026-03-04');
    await city.as(staff('publisher')).act(`publish/replies/${application}/issue`, {});
    await city.as(statistician).act('intake/tallies', tally('9'));
    await city.as(registrar).act(`intake/remedies/${remedy}/conclusion`, {
      ...{ outcome: 'upheld', concludedOn: '2026-03-04' },
    });
    await city.as(statistician).act('reporting/opening-balances', {
      ...{ organ: 'transport', year: 2025, carriedForward: { naturalPerson: 2 }, regulationsInForce: null },
      ...{ normativeDocumentsInForce: '40', source: '2025年年报' },
    });
    await city.settle();
  });
  afterAll(() => city.close());

  const read = async <Body>(path: string, as = reader) => {
    const { status, body } = await city.as(as).get<Body>(`reporting/${path}`);
    return { status, body };
  };
  const report = async (knownAt?: string) =>
    (await read<Report>(`reports/transport/2026?scope=own${knownAt ? `&knownAt=${knownAt}` : ''}`)).body;
  const behind = async (cell: Readonly<Record<string, string>>, knownAt?: string) => {
    const asked = new URLSearchParams({ scope: 'own', ...cell, ...(knownAt && { knownAt }) });
    return (await read<Record<string, unknown>>(`reports/transport/2026/behind?${asked}`)).body;
  };
  const shown = ({ table2, table3, table4 }: Tables, table: number, row: string, column: string): string | null => {
    const figure = table === 2 ? table2[`${row}.${column}`] : (table === 3 ? table3 : table4)[row]?.[column];
    return figure === null || figure === undefined || figure === '/' ? null : String(figure);
  };

  it('are at a cut, and at its moment, what they were then, cell by cell what the record tells a second time, and not those of now', async () => {
    const [then, atTheDay, now] = [await report(before.cut), await report(MONDAY), await report()];
    expect(before.report.known).toBeNull();
    expect({ ...then, known: null }).toEqual(before.report);
    expect(then.known).toMatchObject({ moment: null, final: true });
    expect(then.table3['F']!['total']).toBe(1);
    expect(atTheDay).toEqual({ ...then, known: expect.objectContaining({ cut: then.known!.cut }) });
    for (const [told, knownAt] of [
      [then, before.cut],
      [now, ''],
    ] as const) {
      const { body } = await read<Replayed>(
        `replay/figures/transport/2026?scope=own${knownAt && `&knownAt=${knownAt}`}`,
      );
      expect(body.cells).toHaveLength(200);
      for (const { table, row, column, value } of body.cells)
        expect([table, row, column, shown(told, table, row, column)]).toEqual([table, row, column, value]);
    }
    expect(now).toMatchObject({
      known: null,
      table2: { 'licensing.decisions': 9, 'normativeDocuments.inForce': 40 },
      table3: { '3.1': { total: 1 }, P: { total: 2 }, F: { total: 2 } },
      table4: { reconsideration: { upheld: 1, pending: 0 } },
    });
    expect(then).toMatchObject({
      table2: { 'licensing.decisions': 7, 'normativeDocuments.inForce': null },
      table3: { '3.1': { total: 0 }, P: { total: 0 }, F: { total: 1 } },
      table4: { reconsideration: { upheld: 0, pending: 1 } },
    });
  });

  it('lead behind each figure to what it counted then', async () => {
    const [open, granted] = [
      { table: '3', row: 'F', column: 'total' },
      { table: '3', row: '3.1', column: 'total' },
    ];
    expect(await behind(open, before.cut)).toMatchObject({
      known: { cut: expect.any(Object) },
      cases: { total: 1, withoutCase: 0, rows: [{ application }] },
    });
    expect(await behind(open)).toMatchObject({ known: null, cases: { total: 0, withoutCase: 2, rows: [] } });
    expect(await behind(granted, before.cut)).toMatchObject({ cases: { total: 0, rows: [] } });
    expect(await behind(granted)).toMatchObject({ cases: { total: 1, rows: [{ application }] } });
    const pending = { table: '4', row: 'reconsideration', column: 'pending' };
    expect(await behind(pending, before.cut)).toMatchObject({
      remedies: { total: 1, rows: [{ remedy, application, concludedOn: null, outcome: null }] },
    });
    expect(await behind(pending)).toMatchObject({ remedies: { total: 0 } });
    const licences = { table: '2', row: 'licensing', column: 'decisions' };
    expect((await behind(licences, before.cut))['tallies']).toMatchObject([{ value: '7', source: '台账7' }]);
    expect((await behind(licences))['tallies']).toMatchObject([{ value: '9', source: '台账9' }]);
    const documents = { table: '2', row: 'normativeDocuments', column: 'inForce' };
    expect((await behind(documents, before.cut))['tallies']).toEqual([]);
    expect((await behind(documents, '2026-03-04'))['tallies']).toEqual((await behind(documents))['tallies']);
  });

  it('are pages that say so, and turn and lead back at the same cut', async () => {
    const page = async (path: string) =>
      (await city.as(reader).get<string>(`reporting:/reports/transport/2026${path}`)).body;
    const then = await page(`?scope=own&knownAt=${before.cut}`);
    for (const text of ['以下为当时已知的数据，不是现在的', before.cut]) expect(then).toContain(text);
    expect(await page('?scope=own&knownAt=')).not.toContain('以下为当时已知的数据');
    const cases = await page(`/behind?scope=own&table=3&row=F&column=total&knownAt=${before.cut}`);
    expect(cases).toContain('各栏为其现在的状态');
    expect(cases).toContain(`knownAt=${encodeURIComponent(before.cut)}`);
  });

  it('are refused where nothing can be told, and behind them nobody sees another organ', async () => {
    const path = 'reports/transport/2026';
    const cell = 'table=3&row=F&column=total';
    for (const asked of [`${path}?knownAt=soon`, `${path}/behind?${cell}&knownAt=intake:1`])
      expect([asked, (await read(asked)).status]).toEqual([asked, 400]);
    const beyond = 'intake:9999,review:0,publish:0,reporting:0';
    for (const asked of [`${path}?knownAt=${beyond}`, `${path}/behind?${cell}&knownAt=${beyond}`])
      expect(await read(asked)).toMatchObject({ status: 409, body: { code: 'replay.cut.incomplete' } });
    const stranger = staff('leader', 'water');
    expect((await read(`${path}/behind?${cell}&knownAt=${before.cut}`, stranger)).status).toBe(404);
  });

  it('keep nothing of who read them: they are figures, and no thing was looked into', async () => {
    expect((await city.events()).filter(({ name }) => name === 'ThingReplayed')).toEqual([]);
  });
});
